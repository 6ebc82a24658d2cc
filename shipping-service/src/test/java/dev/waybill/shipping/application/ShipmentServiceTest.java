package dev.waybill.shipping.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.ShippingHarness;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShipmentServiceTest {

    private final ShippingHarness harness = new ShippingHarness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aDispatchedShipmentIsDeliveredAfterItsDelayAndNotBefore() {
        OrderId order = harness.orderConfirmed();
        harness.dispatchUntilIdle();

        harness.clock.advance(ShippingHarness.DELIVERY_DELAY.minusMillis(1));
        harness.shipments.deliverDue();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);

        harness.clock.advance(Duration.ofMillis(1));
        harness.shipments.deliverDue();
        harness.shipments.deliverDue();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DELIVERED);
        var published = harness.outbox.published(order);
        assertThat(published).hasSize(3);
        assertThat(published.getLast().event()).isEqualTo(delivered(order));
        assertThat(published.getLast().envelope().causationId())
                .isEqualTo(published.get(1).envelope().id());
        assertThat(published.getLast().envelope().sequence()).isEqualTo(3);
    }

    @Test
    void theCarrierMayReportADeliveryEarlierAndMoreThanOnce() {
        OrderId order = harness.orderConfirmed();
        harness.dispatchUntilIdle();

        assertThat(harness.shipments.reportDelivery(order).status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(harness.shipments.reportDelivery(order).status()).isEqualTo(ShipmentStatus.DELIVERED);
        harness.clock.advance(ShippingHarness.DELIVERY_DELAY);
        harness.shipments.deliverDue();

        assertThat(harness.outbox.events(order)).hasSize(3).last().isEqualTo(delivered(order));
    }

    @Test
    void aReportForAShipmentThatWasNotDispatchedChangesNothing() {
        OrderId scheduled = harness.orderConfirmed();
        OrderId unknown = ShipmentFixtures.order();

        assertThat(harness.shipments.reportDelivery(scheduled).status()).isEqualTo(ShipmentStatus.SCHEDULED);
        assertThat(harness.shipments.reportDelivery(unknown).status()).isEqualTo(ShipmentStatus.UNKNOWN);

        assertThat(harness.outbox.events(scheduled)).hasSize(1);
        assertThat(harness.shipments.find(unknown)).isEmpty();
    }

    @Test
    void manyAreDeliveredInBatches() {
        List<OrderId> orders =
                Stream.generate(harness::orderConfirmed).limit(750).toList();
        harness.dispatchUntilIdle();
        harness.clock.advance(ShippingHarness.DELIVERY_DELAY);

        assertThat(harness.shipments.deliverDue()).isTrue();
        assertThat(harness.shipments.deliverDue()).isFalse();

        assertThat(orders)
                .allSatisfy(order -> assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DELIVERED));
    }

    private static ShipmentDelivered delivered(OrderId order) {
        return new ShipmentDelivered(
                order, ShipmentFixtures.BOOKING.carrier(), ShipmentFixtures.BOOKING.trackingNumber());
    }
}
