package dev.waybill.orders.persistence;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Execution plans and times of searches in 20,000 orders, or in a million with {@code -Dwaybill.long=true}. */
@Isolated("compares durations")
class OrderSearchPlanTest {

    private static final Logger log = LoggerFactory.getLogger(OrderSearchPlanTest.class);
    private static final GeneratedOrders MANY =
            new GeneratedOrders(Boolean.getBoolean("waybill.long") ? 1_000_000 : 20_000);
    private static final OrderSearch ANY = new OrderSearch(null, null, Set.of(), null, null);
    private static final double MAX_RATIO = 5;
    private static final int ROWS = 51;
    private static final int ALL_STATUSES = OrderStatus.values().length;
    private static final Pattern ROWS_READ = Pattern.compile("actual .*rows=([0-9.]+)");
    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();

    @BeforeAll
    static void placeOrders() {
        MANY.insert(DATABASE.asOwner());
    }

    static Stream<OrderSearch> searches() {
        var big = new CustomerId(GeneratedOrders.BIG_CUSTOMER);
        var small = new CustomerId("c-77");
        Set<OrderStatus> any = Set.of();
        Set<OrderStatus> rare = Set.of(OrderStatus.CANCELLED);
        Instant middle = MANY.middle();
        Instant hourLater = middle.plus(Duration.ofHours(1));
        return Stream.of(
                new OrderSearch(null, null, any, null, null),
                new OrderSearch(null, null, any, middle, hourLater),
                new OrderSearch(null, null, Set.of(OrderStatus.COMPLETED), null, null),
                new OrderSearch(null, null, rare, null, middle),
                new OrderSearch(null, null, Set.of(OrderStatus.PENDING, OrderStatus.SHIPPED), null, null),
                new OrderSearch(null, null, rare, middle, hourLater),
                new OrderSearch(small, null, any, null, null),
                new OrderSearch(small, null, Set.of(OrderStatus.PENDING), null, null),
                new OrderSearch(big, null, any, null, middle),
                new OrderSearch(big, null, rare, null, null),
                new OrderSearch(big, null, rare, null, hourLater));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aPageIsFoundByAnIndexAndOnlyItsRowsAreRead(OrderSearch search) {
        List<String> plan = plan(search);
        log.info("{}\n{}", search, String.join("\n", plan));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).noneMatch(line -> line.contains("Filter:"));
        assertThat(plan).noneMatch(line -> line.contains("Bitmap"));
        if (search.customerId() != null || !search.statuses().isEmpty()) {
            assertThat(plan).anyMatch(line -> line.contains("Index Only Scan Backward"));
        }
    }

    @Test
    void aReferenceIsFoundByItsIndex() {
        assertThat(plan(new OrderSearch(null, "R-1", Set.of(), null, null)))
                .anyMatch(line -> line.contains("Index Scan using orders_by_reference"))
                .noneMatch(line -> line.contains("Scan on orders"));
    }

    static Stream<Arguments> rareOnes() {
        Instant end = MANY.middle().plus(Duration.ofDays(1_000));
        return Stream.of(
                arguments("orders_by_reason", StatusReason.SHIPPING_FAILED, null, null, null),
                arguments("orders_by_sku", null, new Sku("RARE"), null, null),
                arguments("orders_by_tracking_number", null, null, new TrackingNumber("WB-0"), null),
                arguments("orders_by_change", null, null, null, end));
    }

    @ParameterizedTest
    @MethodSource("rareOnes")
    void whatIsRareIsFoundByItsIndex(
            String index,
            @Nullable StatusReason reason,
            @Nullable Sku sku,
            @Nullable TrackingNumber tracking,
            @Nullable Instant updatedFrom) {
        Set<StatusReason> reasons = reason == null ? Set.of() : Set.of(reason);
        var search = new OrderSearch(null, null, Set.of(), null, null, reasons, sku, tracking, updatedFrom);
        List<String> plan = plan(search);
        log.info("{}\n{}", search, String.join("\n", plan));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("Scan") && line.contains(index));
    }

    @ParameterizedTest
    @MethodSource("rareOnes")
    void aSearchAmongTheOrdersOfACustomerReadsNoOthers(
            String ignored,
            @Nullable StatusReason reason,
            @Nullable Sku sku,
            @Nullable TrackingNumber tracking,
            @Nullable Instant updatedFrom) {
        Set<StatusReason> reasons = reason == null ? Set.of() : Set.of(reason);
        Instant updated = updatedFrom == null ? null : Instant.EPOCH;
        var customer = new CustomerId("c-77");
        var search = new OrderSearch(customer, null, Set.of(), null, null, reasons, sku, tracking, updated);
        List<String> plan = plan(search);
        log.info("{}\n{}", search, String.join("\n", plan));
        long own = DATABASE.jdbc()
                .sql("select count(*) from orders where customer_id = 'c-77'")
                .query(Long.class)
                .single();
        assertThat(plan.stream().flatMap(line -> ROWS_READ.matcher(line).results()))
                .isNotEmpty()
                .allSatisfy(rows ->
                        assertThat(Double.parseDouble(rows.group(1))).isLessThanOrEqualTo(Math.max(own, ALL_STATUSES)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    @Tag("timing")
    void aPageTakesNotMuchLongerThanReadingAsManyOrdersById(OrderSearch search) {
        List<OrderId> ids = DATABASE.searches.findNewest(ANY, null, ROWS).stream()
                .map(Order::orderId)
                .toList();
        List<Long> searchTimes = new ArrayList<>();
        List<Long> readTimes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            searchTimes.add(nanos(() -> DATABASE.searches.findNewest(search, null, ROWS)));
            readTimes.add(nanos(() -> DATABASE.orders.findAllById(ids)));
        }
        double ratio = (double) Collections.min(searchTimes) / Collections.min(readTimes);
        log.info("{} times as long as reading by id: {}", ratio, search);
        assertThat(ratio).isLessThan(MAX_RATIO);
    }

    private static long nanos(Supplier<List<Order>> query) {
        long start = System.nanoTime();
        List<Order> found = query.get();
        long end = System.nanoTime();
        assertThat(found).hasSizeLessThanOrEqualTo(ROWS);
        return end - start;
    }

    /** The plans of all statements that the repository may execute for a search. */
    private static List<String> plan(OrderSearch search) {
        Map<String, Object> parameters = OrderSearchRepository.parameters(search, null, ROWS);
        return OrderSearchRepository.statements(search).stream()
                .flatMap(sql -> explain(sql, parameters))
                .toList();
    }

    private static Stream<String> explain(String sql, Map<String, Object> parameters) {
        StatementSpec statement = DATABASE.jdbc().sql("explain (analyze, costs off) " + sql);
        parameters.forEach(
                (name, value) -> statement.param(name, value instanceof Instant time ? time.atOffset(UTC) : value));
        return statement.query((row, _) -> row.getString(1)).list().stream();
    }
}
