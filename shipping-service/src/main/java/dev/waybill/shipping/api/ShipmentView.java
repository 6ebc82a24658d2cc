package dev.waybill.shipping.api;

import dev.waybill.events.Carrier;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.TrackingNumber;
import dev.waybill.shipping.domain.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A shipment as the API shows it; of one that was cancelled before it was booked, only that. */
record ShipmentView(
        OrderId orderId,
        ShipmentStatus status,
        @Nullable Carrier carrier,
        @Nullable TrackingNumber trackingNumber,
        @Nullable Instant scheduledAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable ReasonCode failureCode) {

    static ShipmentView of(Snapshot shipment, ShipmentStatus status) {
        var booking = shipment.booking();
        return new ShipmentView(
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
