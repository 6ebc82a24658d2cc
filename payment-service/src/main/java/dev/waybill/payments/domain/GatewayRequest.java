package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReturnId;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation of the gateway.
 *
 * @param terms the amount and the payment method
 * @param authorization the gateway's reference of the authorisation; absent in the request for it
 * @param returnId the return that is refunded; absent for everything else
 */
public record GatewayRequest(
        OrderId orderId,
        GatewayOperation operation,
        int attempt,
        PaymentTerms terms,
        @Nullable PaymentReference authorization,
        @Nullable ReturnId returnId) {

    public GatewayRequest(
            OrderId orderId,
            GatewayOperation operation,
            int attempt,
            PaymentTerms terms,
            @Nullable PaymentReference authorization) {
        this(orderId, operation, attempt, terms, authorization, null);
    }

    /** The gateway takes two requests as the same if and only if their keys are equal. */
    public String idempotencyKey() {
        String operationKey = returnId == null ? operation.code() : operation.code() + ":" + returnId;
        return orderId + ":" + operationKey + ":" + attempt;
    }
}
