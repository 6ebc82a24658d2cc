package dev.waybill.shipping.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.shipping.domain.ReturnParcel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return on its way back as the API shows it. */
record ReturnParcelView(
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

    static ReturnParcelView of(ReturnParcel parcel) {
        return new ReturnParcelView(
                parcel.id(),
                parcel.orderId(),
                parcel.arrivedAt() == null ? Status.EXPECTED : Status.ARRIVED,
                parcel.lines(),
                parcel.expectedAt(),
                parcel.arrivedAt());
    }
}
