package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.orders.SampleOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Instant NOW = SampleOrders.NOW;

    private final Order order = SampleOrders.order();
    private final Erasure erasure = new Erasure(order.orderId(), order.customerId(), NOW);

    @Test
    void anOrderOnItsWayKeepsItsData() {
        assertThat(erasure.complete(order, false, NOW)).isEmpty();
        order.apply(OrderTrigger.STOCK_RESERVED, null, NOW);
        order.apply(OrderTrigger.PAYMENT_AUTHORIZED, null, NOW);
        assertThat(erasure.complete(order, false, NOW)).isEmpty();
        order.apply(OrderTrigger.SHIPMENT_DISPATCHED, null, NOW);
        assertThat(erasure.complete(order, false, NOW)).isEmpty();
        assertThat(erasure.erasedAt()).isNull();
    }

    @Test
    void anOrderThatIsOverIsErasedOnce() {
        complete();
        assertThat(erasure.complete(order, false, NOW)).contains(new OrderPersonalDataErased(order.orderId()));
        assertThat(erasure.erasedAt()).isEqualTo(NOW);
        assertThat(erasure.complete(order, false, NOW.plusSeconds(1))).isEmpty();
        assertThat(erasure.erasedAt()).isEqualTo(NOW);
    }

    @Test
    void aCancelledOrderIsErased() {
        order.apply(OrderTrigger.STOCK_REJECTED, null, NOW);
        assertThat(erasure.complete(order, false, NOW)).isPresent();
    }

    @Test
    void anOrderOfWhichSomethingIsOnItsWayBackKeepsItsData() {
        complete();
        assertThat(erasure.complete(order, true, NOW)).isEmpty();
        assertThat(erasure.complete(order, false, NOW)).isPresent();
    }

    @Test
    void nothingIsErasedBeforeItWasRequestedWhateverTheClocksSay() {
        complete();
        assertThat(erasure.complete(order, false, NOW.minus(Duration.ofMinutes(1))))
                .isPresent();
        assertThat(erasure.erasedAt()).isEqualTo(NOW);
    }

    private void complete() {
        Stream.of(
                        OrderTrigger.STOCK_RESERVED,
                        OrderTrigger.PAYMENT_AUTHORIZED,
                        OrderTrigger.SHIPMENT_DISPATCHED,
                        OrderTrigger.PAYMENT_CAPTURED)
                .forEach(trigger -> order.apply(trigger, null, NOW));
    }
}
