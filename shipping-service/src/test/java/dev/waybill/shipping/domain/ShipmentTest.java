package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ShipmentFixtures.ADDRESS;
import static dev.waybill.shipping.domain.ShipmentFixtures.BOOKING;
import static dev.waybill.shipping.domain.ShipmentFixtures.LATER;
import static dev.waybill.shipping.domain.ShipmentFixtures.NOW;
import static dev.waybill.shipping.domain.ShipmentFixtures.UNDELIVERABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import org.junit.jupiter.api.Test;

class ShipmentTest {

    @Test
    void bookingPublishesTheCarrierAndTrackingNumber() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.UNKNOWN);

        assertThat(shipment.book(BOOKING, ADDRESS, NOW, LATER))
                .contains(new ShipmentScheduled(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber()));
        assertThat(shipment).extracting("address").isEqualTo(ADDRESS);
        assertThat(shipment.scheduledAt()).isEqualTo(NOW);
        assertThat(shipment).extracting("dueAt").isEqualTo(LATER);
    }

    @Test
    void aClaimReturnsTheHandoverAndCountsTheAttempts() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.SCHEDULED);

        var request = new HandoverRequest(shipment.orderId(), BOOKING, ADDRESS, shipment.cause());
        assertThat(shipment.claim(LATER)).contains(request);
        assertThat(shipment.claim(LATER)).contains(request);
        assertThat(shipment.attempts()).isEqualTo(2);
        assertThat(shipment).extracting("dueAt").isEqualTo(LATER);
    }

    @Test
    void onlyScheduledOrDispatchingShipmentsCanBeClaimed() {
        for (ShipmentStatus status : ShipmentStatus.values()) {
            boolean claimable = status == ShipmentStatus.SCHEDULED || status == ShipmentStatus.DISPATCHING;
            assertThat(ShipmentFixtures.shipment(status).claim(LATER).isPresent())
                    .as("%s", status)
                    .isEqualTo(claimable);
        }
    }

    @Test
    void anAcceptedHandoverIsDispatchedAndDueForDelivery() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.DISPATCHING);

        assertThat(shipment.handoverAccepted(NOW, LATER))
                .contains(new ShipmentDispatched(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber()));
        assertThat(shipment.dispatchedAt()).isEqualTo(NOW);
        assertThat(shipment).extracting("dueAt").isEqualTo(LATER);

        assertThat(shipment.delivered(LATER))
                .contains(new ShipmentDelivered(shipment.orderId(), BOOKING.carrier(), BOOKING.trackingNumber()));
        assertThat(shipment.deliveredAt()).isEqualTo(LATER);
        assertThat(shipment).extracting("dueAt").isNull();
    }

    @Test
    void aRejectedHandoverFailsWithItsCode() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.DISPATCHING);

        assertThat(shipment.handoverRejected(UNDELIVERABLE))
                .contains(new ShipmentFailed(shipment.orderId(), UNDELIVERABLE));
        assertThat(shipment.failureCode()).isEqualTo(UNDELIVERABLE);
        assertThat(shipment).extracting("dueAt").isNull();
    }

    @Test
    void anUnknownHandoverStaysClaimedUntilItsRetry() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.DISPATCHING);

        shipment.handoverUnknown(LATER.plusSeconds(9));

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.DISPATCHING);
        assertThat(shipment).extracting("dueAt").isEqualTo(LATER.plusSeconds(9));
    }

    @Test
    void onlyDispatchedOrDeliveredShipmentsCanBeReturned() {
        for (ShipmentStatus status : ShipmentStatus.values()) {
            boolean returnable = status == ShipmentStatus.DISPATCHED || status == ShipmentStatus.DELIVERED;
            assertThat(ShipmentFixtures.shipment(status)
                            .returnRequested(
                                    ShipmentFixtures.returnId(),
                                    ShipmentFixtures.LINES,
                                    NOW,
                                    LATER,
                                    ShipmentFixtures.cause()))
                    .as("%s", status)
                    .matches(returned -> returned.isPresent() == returnable);
        }
    }
}
