package dev.waybill.shipping.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.messaging.Causation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units on their way back. It arrives once; who asks for it again, or reports it again, changes nothing. Changed only
 * under the row lock of the order's shipment.
 *
 * @param dueAt when it is taken for arrived, unless the carrier reports it earlier; absent once it has arrived
 * @param cause the event that asked for it, which its arrival follows from
 */
public record ReturnParcel(
        ReturnId id,
        OrderId orderId,
        List<LineItem> lines,
        Instant expectedAt,
        @Nullable Instant dueAt,
        @Nullable Instant arrivedAt,
        Causation cause) {

    public ReturnParcel {
        lines = List.copyOf(lines);
    }

    /** Empty if it has arrived before. */
    public Optional<ReturnParcel> arrive(Instant now) {
        return arrivedAt == null
                ? Optional.of(new ReturnParcel(id, orderId, lines, expectedAt, null, now, cause))
                : Optional.empty();
    }

    public ShipmentReturnArrived arrived() {
        return new ShipmentReturnArrived(orderId, id, lines);
    }
}
