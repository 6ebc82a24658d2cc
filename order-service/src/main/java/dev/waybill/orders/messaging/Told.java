package dev.waybill.orders.messaging;

import dev.waybill.events.ReturnId;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.domain.ReturnSignal;
import dev.waybill.orders.domain.Signal;
import org.jspecify.annotations.Nullable;

/** What an event of another service means here. */
sealed interface Told {

    /** The event in one sentence for the timeline, without personal data. */
    String summary();

    /** It is about an order on its way. */
    record OfOrder(Signal signal, @Nullable TrackingNumber trackingNumber, String summary) implements Told {}

    /** It is about units on their way back. */
    record OfReturn(ReturnId returnId, ReturnSignal signal, String summary) implements Told {}

    static Told of(Signal signal, String summary) {
        return new OfOrder(signal, null, summary);
    }
}
