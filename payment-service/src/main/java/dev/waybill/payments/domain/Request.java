package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation.
 *
 * @param authorization what the gateway called the authorisation; absent while that is what is asked for
 */
public record Request(
        OrderId orderId,
        Operation operation,
        int attempt,
        Terms terms,
        @Nullable PaymentReference authorization) {

    /** Two requests are one and the same for the gateway if and only if their keys are equal. */
    public String idempotencyKey() {
        return orderId + ":" + operation.code() + ":" + attempt;
    }
}
