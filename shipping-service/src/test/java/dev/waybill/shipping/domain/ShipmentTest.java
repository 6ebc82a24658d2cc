package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ASample.ADDRESS;
import static dev.waybill.shipping.domain.ASample.BOOKING;
import static dev.waybill.shipping.domain.ASample.LATER;
import static dev.waybill.shipping.domain.ASample.NOW;
import static dev.waybill.shipping.domain.ASample.UNDELIVERABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import org.junit.jupiter.api.Test;

class ShipmentTest {

    @Test
    void aConfirmedOrderIsBookedAndTellsByWhomItIsCarried() {
        Shipment shipment = ASample.shipment(State.UNKNOWN);

        Confirmation confirmation = shipment.confirmed(BOOKING, ADDRESS, NOW, LATER);

        assertThat(confirmation)
                .isEqualTo(new Confirmation.Scheduled(
                        new ShipmentScheduled(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber())));
        Snapshot snapshot = shipment.snapshot();
        assertThat(snapshot.address()).isEqualTo(ADDRESS);
        assertThat(snapshot.scheduledAt()).isEqualTo(NOW);
        assertThat(snapshot.dueAt()).isEqualTo(LATER);
    }

    @Test
    void aClaimSaysWhatToHandOverAndCountsTheAttempts() {
        Shipment shipment = ASample.shipment(State.SCHEDULED);

        var parcel = new Parcel(shipment.orderId(), BOOKING, ADDRESS, shipment.cause());
        assertThat(shipment.claim(LATER)).contains(parcel);
        assertThat(shipment.claim(LATER)).contains(parcel);
        assertThat(shipment.attempts()).isEqualTo(2);
        assertThat(shipment.snapshot().dueAt()).isEqualTo(LATER);
    }

    @Test
    void nothingThatIsOverCanBeClaimed() {
        for (State state : State.values()) {
            boolean claimable = state == State.SCHEDULED || state == State.DISPATCHING;
            assertThat(ASample.shipment(state).claim(LATER).isPresent())
                    .as("%s", state)
                    .isEqualTo(claimable);
        }
    }

    @Test
    void whatTheCarrierTookIsDispatchedAndDueForDelivery() {
        Shipment shipment = ASample.shipment(State.DISPATCHING);

        assertThat(shipment.taken(NOW, LATER))
                .contains(new ShipmentDispatched(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber()));
        assertThat(shipment.snapshot().dispatchedAt()).isEqualTo(NOW);
        assertThat(shipment.snapshot().dueAt()).isEqualTo(LATER);

        assertThat(shipment.delivered(LATER))
                .contains(new ShipmentDelivered(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber()));
        assertThat(shipment.snapshot().deliveredAt()).isEqualTo(LATER);
        assertThat(shipment.snapshot().dueAt()).isNull();
    }

    @Test
    void whatTheCarrierRefusedFailsForItsReason() {
        Shipment shipment = ASample.shipment(State.DISPATCHING);

        assertThat(shipment.refused(UNDELIVERABLE)).contains(new ShipmentFailed(shipment.orderId(), UNDELIVERABLE));
        assertThat(shipment.snapshot().failureCode()).isEqualTo(UNDELIVERABLE);
        assertThat(shipment.snapshot().dueAt()).isNull();
    }

    @Test
    void withoutAnAnswerItStaysClaimedUntilItIsToBeAskedAgain() {
        Shipment shipment = ASample.shipment(State.DISPATCHING);

        shipment.unanswered(LATER.plusSeconds(9));

        assertThat(shipment.state()).isEqualTo(State.DISPATCHING);
        assertThat(shipment.snapshot().dueAt()).isEqualTo(LATER.plusSeconds(9));
    }

    @Test
    void whatIsStoredComesBackTheSame() {
        for (State state : State.values()) {
            Snapshot snapshot = ASample.shipment(state).snapshot();
            assertThat(Shipment.of(snapshot).snapshot()).isEqualTo(snapshot);
            assertThat(Shipment.of(snapshot).isChanged()).isFalse();
        }
    }

    @Test
    void onlyWhatLeftCanComeBack() {
        for (State state : State.values()) {
            boolean left = state == State.DISPATCHED || state == State.DELIVERED;
            assertThat(ASample.shipment(state)
                            .returnRequested(ASample.returnId(), ASample.LINES, NOW, LATER, ASample.cause()))
                    .as("%s", state)
                    .matches(parcel -> parcel.isPresent() == left);
        }
    }
}
