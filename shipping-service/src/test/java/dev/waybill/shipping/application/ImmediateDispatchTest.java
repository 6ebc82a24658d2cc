package dev.waybill.shipping.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.ShippingHarness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a dispatch delay, the transaction that books a shipment also claims it for the call to the carrier. */
class ImmediateDispatchTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final ShippingHarness harness = new ShippingHarness(Duration.ZERO);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aShipmentIsClaimedWhenItIsBookedAndHandedOverOnce() {
        OrderId order = harness.orderConfirmed();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHING);

        harness.dispatchUntilIdle();
        harness.dispatchUntilIdle();

        assertThat(harness.carrier.calls()).containsExactly(order);
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(harness.outbox.events(order)).hasSize(2);
    }

    @Test
    void aCancellationRequestInTheSameBatchCancelsTheShipment() {
        OrderId order = ShipmentFixtures.order();
        harness.receive(ShippingHarness.confirmed(order), ShippingHarness.cancellationRequested(order));

        harness.dispatchUntilIdle();

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(harness.carrier.calls()).isEmpty();
    }

    @Test
    void nothingIsHandedOverAfterARollback() {
        OrderId order = ShipmentFixtures.order();
        harness.database.transaction().executeWithoutResult(status -> {
            harness.receive(ShippingHarness.confirmed(order));
            status.setRollbackOnly();
        });

        harness.dispatchUntilIdle();

        assertThat(harness.carrier.calls()).isEmpty();
    }

    @Test
    void aClaimHoldsForItsWholeTimeAlsoIfTheBatchHadToWait() {
        harness.outbox.duringPublication(() -> harness.clock.advance(CLAIM.minusSeconds(1)));
        OrderId order = harness.orderConfirmed();
        ExternalTaskExecutor<?, ?> other = harness.dispatchWorkerOfAnotherInstance();

        harness.clock.advance(CLAIM.minusSeconds(1));
        ShippingHarness.runUntilIdle(other);

        assertThat(harness.carrier.calls()).isEmpty();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHING);
    }

    @Test
    void aClaimOfADeadInstanceIsTakenOverByAnotherOnceItHasExpired() {
        OrderId order = harness.orderConfirmed();
        ExternalTaskExecutor<?, ?> other = harness.dispatchWorkerOfAnotherInstance();

        ShippingHarness.runUntilIdle(other);
        assertThat(harness.carrier.calls()).as("the claim still holds").isEmpty();
        harness.clock.advance(CLAIM);
        ShippingHarness.runUntilIdle(other);

        assertThat(harness.carrier.calls()).containsExactly(order);
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    void nothingIsClaimedWhileTheCircuitIsOpen() {
        harness.circuitBreaker.transitionToOpenState();

        OrderId order = harness.orderConfirmed();

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.SCHEDULED);
    }
}
