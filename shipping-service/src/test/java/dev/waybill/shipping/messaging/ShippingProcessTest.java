package dev.waybill.shipping.messaging;

import static dev.waybill.shipping.messaging.ShippingRoom.cancellationRequested;
import static dev.waybill.shipping.messaging.ShippingRoom.cancelled;
import static dev.waybill.shipping.messaging.ShippingRoom.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.State;
import dev.waybill.shipping.messaging.RecordingOutbox.Told;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ShippingProcessTest {

    private static final ShippingRoom room = new ShippingRoom();

    private final OrderId order = ASample.order();

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void aConfirmedOrderIsScheduledBecauseOfItsConfirmation() {
        var confirmation = confirmed(order);
        room.hears(confirmation);

        assertThat(room.stateOf(order)).isEqualTo(State.SCHEDULED);
        assertThat(room.outbox.toldAbout(order)).singleElement().satisfies(told -> {
            assertThat(told.event()).isInstanceOf(ShipmentScheduled.class);
            assertThat(told.envelope().sequence()).isEqualTo(1);
            assertThat(told.envelope().causationId())
                    .isEqualTo(confirmation.envelope().id());
            assertThat(told.envelope().traceparent())
                    .isEqualTo(confirmation.envelope().traceparent());
        });
    }

    @Test
    void theScheduledEventIsKeptAsTheCauseOfWhatTheTimerDoes() {
        room.hears(confirmed(order));

        Told scheduled = room.outbox.toldAbout(order).getFirst();
        assertThat(room.database.find(order).cause())
                .isEqualTo(scheduled.envelope().toCausation());
    }

    @Test
    void aScheduledShipmentIsCalledBackBecauseOfTheRequest() {
        room.hears(confirmed(order));
        var request = cancellationRequested(order);
        room.hears(request);

        assertThat(room.stateOf(order)).isEqualTo(State.CANCELLED);
        Told answer = room.outbox.toldAbout(order).getLast();
        assertThat(answer.event()).isEqualTo(new ShipmentCancelled(order));
        assertThat(answer.envelope().causationId()).isEqualTo(request.envelope().id());
        assertThat(answer.envelope().sequence()).isEqualTo(2);
    }

    @Test
    void oneBatchMayTellAWholeStoryOfOneOrder() {
        OrderId other = ASample.order();
        room.hears(
                confirmed(order), confirmed(other), cancellationRequested(order), confirmed(order), cancelled(order));

        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(new ShipmentCancelled(order));
        assertThat(room.stateOf(order)).isEqualTo(State.CANCELLED);
        assertThat(room.stateOf(other)).isEqualTo(State.SCHEDULED);
    }

    @Test
    void aRequestForAnUnknownOrderIsAnsweredAndItsLateConfirmationIsNotShipped() {
        room.hears(cancellationRequested(order));
        room.hears(confirmed(order));
        room.dispatching.run();

        assertThat(room.outbox.about(order)).containsExactly(new ShipmentCancelled(order));
        assertThat(room.stateOf(order)).isEqualTo(State.CANCELLED);
        assertThat(room.carrier.calls()).doesNotContain(order);
    }

    @Test
    void aCancelledOrderIsRememberedAndItsLateConfirmationIsRefused() {
        room.hears(cancelled(order));
        assertThat(room.outbox.about(order)).isEmpty();

        var confirmation = confirmed(order);
        room.hears(confirmation);
        room.dispatching.run();

        assertThat(room.outbox.toldAbout(order)).singleElement().satisfies(told -> {
            assertThat(told.event()).isEqualTo(new ShipmentCancelled(order));
            assertThat(told.envelope().causationId())
                    .isEqualTo(confirmation.envelope().id());
        });
        assertThat(room.carrier.calls()).doesNotContain(order);
    }

    @Test
    void hearingTheSameAgainTellsNothingNew() {
        room.hears(confirmed(order), confirmed(order));
        room.hears(confirmed(order));
        room.hears(cancelled(order), cancelled(order));
        room.hears(cancellationRequested(order), cancelled(order));

        assertThat(room.outbox.about(order)).hasSize(2);
    }
}
