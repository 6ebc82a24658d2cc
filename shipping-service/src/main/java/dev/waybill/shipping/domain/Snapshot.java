package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as it is at one moment: what is stored, and what is shown.
 *
 * @param sequence how many events it has told
 * @param booking absent if it was never scheduled, as are address and the time of scheduling
 * @param dueAt when it asks for attention next: to be dispatched, to be asked for again, or to be taken for delivered
 * @param attempts how often it was claimed for the carrier
 * @param cause what the next event that no message causes follows from
 */
public record Snapshot(
        OrderId orderId,
        State state,
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

    static Snapshot unknown(OrderId orderId) {
        return new Snapshot(orderId, State.UNKNOWN, 0, null, null, null, 0, null, null, null, null, null);
    }
}
