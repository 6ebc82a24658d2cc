package dev.waybill.shipping.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.shipping.domain.ReturnShipment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return shipment in the API. */
record ReturnShipmentResponse(
        ReturnId returnId,
        OrderId orderId,
        Status status,
        List<LineItem> lines,
        Instant expectedAt,
        @Nullable Instant arrivedAt) {

    enum Status {
        EXPECTED,
        ARRIVED
    }

    static ReturnShipmentResponse of(ReturnShipment returned) {
        return new ReturnShipmentResponse(
                returned.getId(),
                returned.orderId(),
                returned.arrivedAt() == null ? Status.EXPECTED : Status.ARRIVED,
                returned.lines(),
                returned.expectedAt(),
                returned.arrivedAt());
    }
}
