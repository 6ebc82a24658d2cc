package dev.waybill.shipping.api;

import dev.waybill.events.Carrier;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.TrackingNumber;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shipment in the API. If it was cancelled before it was booked, only its id and status are set. */
record ShipmentResponse(
        OrderId orderId,
        Status status,
        @Nullable Carrier carrier,
        @Nullable TrackingNumber trackingNumber,
        @Nullable Instant scheduledAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable ReasonCode failureCode) {

    /** The part of a shipment's state that clients see. */
    enum Status {
        SCHEDULED,
        DISPATCHED,
        DELIVERED,
        CANCELLED,
        FAILED;

        /** Empty if clients see no shipment. */
        static Optional<Status> of(ShipmentStatus status) {
            return switch (status) {
                case UNKNOWN, CLOSED -> Optional.empty();
                case SCHEDULED, DISPATCHING -> Optional.of(SCHEDULED);
                case DISPATCHED -> Optional.of(DISPATCHED);
                case DELIVERED -> Optional.of(DELIVERED);
                case CANCELLED -> Optional.of(CANCELLED);
                case FAILED -> Optional.of(FAILED);
            };
        }
    }

    static ShipmentResponse of(Shipment shipment, Status status) {
        var booking = shipment.booking();
        return new ShipmentResponse(
                shipment.orderId(),
                status,
                booking == null ? null : booking.carrier(),
                booking == null ? null : booking.trackingNumber(),
                shipment.scheduledAt(),
                shipment.dispatchedAt(),
                shipment.deliveredAt(),
                shipment.failureCode());
    }
}
