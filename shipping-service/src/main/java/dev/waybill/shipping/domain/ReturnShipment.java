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
 * Units that a customer sends back. It arrives once; repeated requests and reports change nothing. Changed only under the
 * row lock of the order's shipment.
 *
 * @param dueAt when it counts as arrived, unless the carrier reports it earlier; absent after its arrival
 * @param cause the event that requested the return and causes its arrival
 */
public record ReturnShipment(
        ReturnId id,
        OrderId orderId,
        List<LineItem> lines,
        Instant expectedAt,
        @Nullable Instant dueAt,
        @Nullable Instant arrivedAt,
        Causation cause) {

    public ReturnShipment {
        lines = List.copyOf(lines);
    }

    /** Empty if it arrived before. */
    public Optional<ReturnShipment> arrive(Instant now) {
        return arrivedAt == null
                ? Optional.of(new ReturnShipment(id, orderId, lines, expectedAt, null, now, cause))
                : Optional.empty();
    }

    public ShipmentReturnArrived arrivalEvent() {
        return new ShipmentReturnArrived(orderId, id, lines);
    }
}
