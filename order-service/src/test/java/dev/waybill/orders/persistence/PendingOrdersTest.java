package dev.waybill.orders.persistence;

import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_AUTHORIZED;
import static dev.waybill.orders.domain.OrderTrigger.STOCK_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.PendingOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingOrdersTest {

    private static final Instant LATER = SampleOrders.NOW.plusSeconds(5);
    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void onlyPendingOrdersPlacedUntilThenAreFoundPageByPage() {
        Order first = DATABASE.place();
        Order second = DATABASE.place();
        change(second, PAYMENT_AUTHORIZED);
        confirm(DATABASE.place());
        DATABASE.place(LATER);

        List<PendingOrder> both = Stream.of(pending(first, false), pending(second, true))
                .sorted(Comparator.comparing(order -> order.id().toString()))
                .toList();
        assertThat(find(null, 100)).isEqualTo(both);
        assertThat(find(null, 1)).isEqualTo(both.subList(0, 1));
        assertThat(find(both.getFirst().id(), 100)).isEqualTo(both.subList(1, 2));
    }

    @Test
    void itIsKnownWhetherAnyOrderPlacedUntilThenIsPending() {
        Order order = DATABASE.place();
        assertThat(DATABASE.orders.isAnyPending(SampleOrders.NOW.minusMillis(1)))
                .isFalse();
        assertThat(DATABASE.orders.isAnyPending(SampleOrders.NOW)).isTrue();
        confirm(order);
        assertThat(DATABASE.orders.isAnyPending(SampleOrders.NOW)).isFalse();
    }

    @Test
    void onlyPendingOrdersAreLockedAndKnowTheirPlacement() {
        Order order = DATABASE.place();
        Order confirmed = DATABASE.place();
        confirm(confirmed);
        List<Order> locked = lock(order, confirmed);
        assertThat(locked).extracting(Order::orderId).containsExactly(order.orderId());
        assertThat(locked.getFirst().placement()).isEqualTo(order.placement());
    }

    @Test
    void anOrderThatAnotherTransactionHoldsIsSkipped() {
        Order held = DATABASE.place();
        Order free = DATABASE.place();
        DATABASE.change(
                held,
                _ -> assertThat(CompletableFuture.supplyAsync(() -> lock(held, free))
                                .join())
                        .extracting(Order::orderId)
                        .containsExactly(free.orderId()));
    }

    private static List<PendingOrder> find(@Nullable OrderId after, int limit) {
        return DATABASE.orders.findPending(SampleOrders.NOW, after, limit);
    }

    private static List<Order> lock(Order... orders) {
        List<OrderId> ids = Stream.of(orders).map(Order::orderId).toList();
        return DATABASE.transaction().execute(_ -> DATABASE.orders.lockPending(ids));
    }

    private static void confirm(Order order) {
        change(order, STOCK_RESERVED, PAYMENT_AUTHORIZED);
    }

    private static void change(Order order, OrderTrigger... triggers) {
        DATABASE.change(order, locked -> {
            for (OrderTrigger trigger : triggers) {
                var unused = locked.apply(trigger, null, LATER);
            }
        });
    }

    private static PendingOrder pending(Order order, boolean authorized) {
        return new PendingOrder(order.orderId(), SampleOrders.NOW, false, authorized);
    }
}
