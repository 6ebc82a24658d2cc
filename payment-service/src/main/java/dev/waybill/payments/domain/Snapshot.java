package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A payment at one moment, to be stored, shown and compared.
 *
 * @param sequence the number of events told so far
 * @param terms absent while the order is known only by its end
 * @param authorization what the gateway calls the authorisation
 * @param code why the gateway refused last
 */
public record Snapshot(
        OrderId orderId,
        State state,
        long sequence,
        @Nullable Terms terms,
        Balance balance,
        @Nullable PaymentReference authorization,
        @Nullable ReasonCode code,
        Task task,
        Causes causes) {

    static Snapshot unknown(OrderId orderId) {
        return new Snapshot(orderId, State.UNKNOWN, 0, null, Balance.NONE, null, null, Task.NONE, Causes.NONE);
    }
}
