package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The immutable state of a shipment, for storage and queries.
 *
 * @param sequence how many events it has published
 * @param booking absent if it was never scheduled, like the address and the time of scheduling
 * @param dueAt when a job handles it next: first call to the carrier, retry of that call, or delivery
 * @param attempts how often it was claimed for a call to the carrier
 * @param cause the cause of the next event that a job publishes
 */
public record ShipmentSnapshot(
        OrderId orderId,
        ShipmentStatus status,
        long sequence,
        @Nullable Booking booking,
        @Nullable Address address,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable Causation cause,
        @Nullable Instant scheduledAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable ReasonCode failureCode) {

    static ShipmentSnapshot unknown(OrderId orderId) {
        return new ShipmentSnapshot(
                orderId, ShipmentStatus.UNKNOWN, 0, null, null, null, 0, null, null, null, null, null);
    }
}
