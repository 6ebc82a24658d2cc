package dev.waybill.orders.persistence;

import static dev.waybill.orders.domain.StatusReason.OUT_OF_STOCK;
import static dev.waybill.orders.domain.StatusReason.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten orders, one each millisecond; every third is cancelled, and the second has a tracking number. */
class OrderSearchTest {

    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();
    private static final CustomerId CUSTOMER = SampleOrders.order().customerId();
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00.100Z");
    private static final OrderSearch ANY = new OrderSearch(null, null, Set.of(), null, null);

    private static List<OrderId> newest = List.of();

    @BeforeAll
    static void placeOrders() {
        newest = IntStream.range(0, 10)
                .mapToObj(OrderSearchTest::placed)
                .toList()
                .reversed();
    }

    @Test
    void ordersAreFoundNewestFirstInPages() {
        assertThat(found(ANY, null, 3)).isEqualTo(newest.subList(0, 3));
        assertThat(found(ANY, newest.get(2), 3)).isEqualTo(newest.subList(3, 6));
        assertThat(found(ANY, newest.get(9), 3)).isEmpty();
    }

    @Test
    void ordersOfACustomerAreFoundNewestFirstInPages() {
        var mine = new OrderSearch(CUSTOMER, null, Set.of(), null, null);
        assertThat(found(mine, null, 4)).isEqualTo(newest.subList(0, 4));
        assertThat(found(mine, newest.get(3), 100)).isEqualTo(newest.subList(4, 10));
        assertThat(found(new OrderSearch(new CustomerId("c-other"), null, Set.of(), null, null), null, 4))
                .isEmpty();
    }

    @Test
    void ordersAreFoundByStatusWithAndWithoutCustomer() {
        for (CustomerId customer : new @Nullable CustomerId[] {CUSTOMER, null}) {
            assertThat(found(new OrderSearch(customer, null, Set.of(OrderStatus.CANCELLED), null, null), null, 10))
                    .containsExactly(newest.get(0), newest.get(3), newest.get(6), newest.get(9));
            assertThat(found(
                            new OrderSearch(customer, null, Set.of(OrderStatus.PENDING), null, null), newest.get(2), 2))
                    .containsExactly(newest.get(4), newest.get(5));
            assertThat(found(new OrderSearch(customer, null, EnumSet.allOf(OrderStatus.class), null, null), null, 10))
                    .isEqualTo(newest);
            assertThat(found(new OrderSearch(customer, null, Set.of(OrderStatus.SHIPPED), null, null), null, 10))
                    .isEmpty();
        }
    }

    @Test
    void theTimeRangeIncludesItsStartAndExcludesItsEnd() {
        assertThat(found(new OrderSearch(null, null, Set.of(), at(4), at(6)), null, 10))
                .containsExactly(newest.get(4), newest.get(5));
        assertThat(found(new OrderSearch(CUSTOMER, null, Set.of(), at(8), null), null, 10))
                .containsExactly(newest.get(0), newest.get(1));
        assertThat(found(new OrderSearch(null, null, Set.of(), null, at(1)), null, 10))
                .containsExactly(newest.get(9));
        assertThat(found(new OrderSearch(null, null, Set.of(), at(4).plusNanos(1), at(5).plusNanos(1)), null, 10))
                .containsExactly(newest.get(4));
        assertThat(found(new OrderSearch(null, null, Set.of(), at(4), at(6)), newest.get(4), 10))
                .containsExactly(newest.get(5));
    }

    @Test
    void timesOutsideTheRangeOfIdsAreAllowed() {
        assertThat(found(new OrderSearch(null, null, Set.of(), Instant.MIN, Instant.MAX), null, 10))
                .isEqualTo(newest);
        assertThat(found(new OrderSearch(CUSTOMER, null, Set.of(), Instant.MAX, null), null, 10))
                .isEmpty();
    }

    @Test
    void ordersAreFoundByReasonSkuTrackingNumberAndChange() {
        assertThat(found(by(OUT_OF_STOCK, null, null, null), null, 3))
                .containsExactly(newest.get(0), newest.get(3), newest.get(6));
        assertThat(found(by(TIMED_OUT, null, null, null), null, 3)).isEmpty();
        assertThat(found(by(null, "POSTER-A2", null, null), newest.get(7), 3))
                .containsExactly(newest.get(8), newest.get(9));
        assertThat(found(by(null, "POSTER", null, null), null, 3)).isEmpty();
        assertThat(found(by(null, null, "WB-1", null), null, 3)).containsExactly(newest.get(8));
        assertThat(found(by(null, null, "WB-4", null), null, 3)).isEmpty();
        assertThat(found(by(null, null, null, at(8)), null, 3)).containsExactly(newest.get(0), newest.get(1));
        assertThat(found(by(null, null, null, Instant.MIN), null, 10)).isEqualTo(newest);
        assertThat(found(by(null, null, null, Instant.MAX), null, 10)).isEmpty();
    }

    @Test
    void allCriteriaApplyTogether() {
        Set<OrderStatus> cancelled = Set.of(OrderStatus.CANCELLED);
        var sku = new Sku("MUG-WHITE");
        assertThat(found(
                        new OrderSearch(
                                CUSTOMER, null, cancelled, at(1), at(9), Set.of(OUT_OF_STOCK), sku, null, at(4)),
                        null,
                        10))
                .containsExactly(newest.get(3));
        var tracking = new TrackingNumber("WB-1");
        assertThat(found(new OrderSearch(null, null, cancelled, null, null, Set.of(), null, tracking, null), null, 10))
                .isEmpty();
    }

    private static OrderSearch by(
            @Nullable StatusReason reason, @Nullable String sku, @Nullable String tracking, @Nullable Instant updated) {
        return new OrderSearch(
                null,
                null,
                Set.of(),
                null,
                null,
                reason == null ? Set.of() : Set.of(reason),
                sku == null ? null : new Sku(sku),
                tracking == null ? null : new TrackingNumber(tracking),
                updated);
    }

    private static OrderId placed(int number) {
        Order order = DATABASE.place(at(number));
        if (number % 3 == 0) {
            DATABASE.change(
                    order,
                    locked -> assertThat(locked.apply(OrderTrigger.STOCK_REJECTED, null, at(number)))
                            .hasSize(1));
        } else if (number == 1) {
            DATABASE.change(
                    order,
                    locked -> assertThat(locked.apply(
                                    OrderTrigger.SHIPMENT_SCHEDULED, new TrackingNumber("WB-1"), at(number)))
                            .hasSize(1));
        }
        return order.orderId();
    }

    private static Instant at(int number) {
        return FIRST.plus(Duration.ofMillis(number));
    }

    private static List<OrderId> found(OrderSearch search, @Nullable OrderId before, int limit) {
        return DATABASE.searches.findNewest(search, before, limit).stream()
                .map(Order::orderId)
                .toList();
    }
}
