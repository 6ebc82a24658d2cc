package dev.waybill.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CustomerId;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Execution plans and times of searches in 20,000 orders, or in a million with {@code -Dwaybill.long=true}. */
class OrderSearchPlanTest {

    private static final Logger log = LoggerFactory.getLogger(OrderSearchPlanTest.class);
    private static final GeneratedOrders MANY =
            new GeneratedOrders(Boolean.getBoolean("waybill.long") ? 1_000_000 : 20_000);
    private static final Duration FAST = Duration.ofMillis(50);
    private static final int ROWS = 51;
    private static final OrdersDatabase DATABASE = new OrdersDatabase();

    @BeforeAll
    static void placeOrders() {
        MANY.insert(DATABASE.jdbc());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<OrderSearch> searches() {
        var big = new CustomerId(GeneratedOrders.BIG_CUSTOMER);
        var small = new CustomerId("c-77");
        Set<OrderStatus> any = Set.of();
        Set<OrderStatus> rare = Set.of(OrderStatus.CANCELLED);
        Instant middle = MANY.middle();
        Instant hourLater = middle.plus(Duration.ofHours(1));
        return Stream.of(
                new OrderSearch(null, any, null, null),
                new OrderSearch(null, any, middle, hourLater),
                new OrderSearch(null, Set.of(OrderStatus.COMPLETED), null, null),
                new OrderSearch(null, rare, null, middle),
                new OrderSearch(null, Set.of(OrderStatus.PENDING, OrderStatus.SHIPPED), null, null),
                new OrderSearch(null, rare, middle, hourLater),
                new OrderSearch(small, any, null, null),
                new OrderSearch(small, Set.of(OrderStatus.PENDING), null, null),
                new OrderSearch(big, any, null, middle),
                new OrderSearch(big, rare, null, null),
                new OrderSearch(big, rare, null, hourLater));
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

    @ParameterizedTest
    @MethodSource("searches")
    void aPageIsFoundFast(OrderSearch search) {
        Duration best = Stream.generate(() -> taken(search))
                .limit(5)
                .min(Duration::compareTo)
                .orElseThrow();
        log.info("{} ms for {}", best.toNanos() / 1e6, search);
        assertThat(best).isLessThan(FAST);
    }

    private static Duration taken(OrderSearch search) {
        long start = System.nanoTime();
        List<OrderDetails> found = DATABASE.orders.findNewest(search, null, ROWS);
        long end = System.nanoTime();
        assertThat(found).hasSizeLessThanOrEqualTo(ROWS);
        return Duration.ofNanos(end - start);
    }

    private static List<String> plan(OrderSearch search) {
        return new OrderSearchQuery(search, null, ROWS)
                .explain(DATABASE.jdbc())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
