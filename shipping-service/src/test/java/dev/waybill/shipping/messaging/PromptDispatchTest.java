package dev.waybill.shipping.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where nothing is to be waited for, the transaction that books a shipment claims it for the carrier as well. */
class PromptDispatchTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final ShippingRoom room = new ShippingRoom(Duration.ZERO);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aShipmentIsClaimedWithItsBookingAndHandedOverOnce() {
        OrderId order = room.orderConfirmed();
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHING);

        room.dispatching.run();
        room.dispatching.run();

        assertThat(room.carrier.calls()).containsExactly(order);
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHED);
        assertThat(room.outbox.about(order)).hasSize(2);
    }

    @Test
    void aRequestInTheSameBatchStillCallsItBack() {
        OrderId order = ASample.order();
        room.hears(ShippingRoom.confirmed(order), ShippingRoom.cancellationRequested(order));

        room.dispatching.run();

        assertThat(room.stateOf(order)).isEqualTo(State.CANCELLED);
        assertThat(room.carrier.calls()).isEmpty();
    }

    @Test
    void nothingIsHandedOverThatWasRolledBack() {
        OrderId order = ASample.order();
        room.database.transaction().executeWithoutResult(status -> {
            room.hears(ShippingRoom.confirmed(order));
            status.setRollbackOnly();
        });

        room.dispatching.run();

        assertThat(room.carrier.calls()).isEmpty();
    }

    @Test
    void whatAnInstanceClaimedAndTookWithItIsHandedOverByAnotherOnceTheClaimHasRunOut() {
        OrderId order = room.orderConfirmed();
        Dispatching other = room.anotherInstance();

        other.run();
        assertThat(room.carrier.calls()).as("the claim still holds").isEmpty();
        room.clock.advance(CLAIM);
        other.run();

        assertThat(room.carrier.calls()).containsExactly(order);
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHED);
    }

    @Test
    void nothingIsClaimedWhileTheCarrierIsAway() {
        room.circuit.transitionToOpenState();

        OrderId order = room.orderConfirmed();

        assertThat(room.stateOf(order)).isEqualTo(State.SCHEDULED);
    }
}
