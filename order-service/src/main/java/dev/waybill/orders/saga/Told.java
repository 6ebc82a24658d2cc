package dev.waybill.orders.saga;

import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.domain.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What an event of another service means to an order.
 *
 * @param summary the event in one sentence for the timeline, without personal data
 */
record Told(Signal signal, @Nullable TrackingNumber trackingNumber, String summary) {

    static Told of(Signal signal, String summary) {
        return new Told(signal, null, summary);
    }
}
