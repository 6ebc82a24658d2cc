package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReturnId;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation.
 *
 * @param terms what is to be moved, and between whom
 * @param authorization what the gateway called the authorisation; absent while that is what is asked for
 * @param returnId for which return money is to go back; absent for everything else
 */
public record Request(
        OrderId orderId,
        Operation operation,
        int attempt,
        Terms terms,
        @Nullable PaymentReference authorization,
        @Nullable ReturnId returnId) {

    public Request(
            OrderId orderId, Operation operation, int attempt, Terms terms, @Nullable PaymentReference authorization) {
        this(orderId, operation, attempt, terms, authorization, null);
    }

    /** Two requests are one and the same for the gateway if and only if their keys are equal. */
    public String idempotencyKey() {
        String what = returnId == null ? operation.code() : operation.code() + ":" + returnId;
        return orderId + ":" + what + ":" + attempt;
    }
}
