package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * The values of a payment at one time, to store, show and compare them.
 *
 * @param sequence the number of events published so far
 * @param terms absent until the order itself has been received
 * @param authorization the gateway's reference of the authorisation
 * @param code the reason of the last refusal
 */
public record PaymentSnapshot(
        OrderId orderId,
        PaymentStatus status,
        long sequence,
        @Nullable PaymentTerms terms,
        PaymentBalance balance,
        @Nullable PaymentReference authorization,
        @Nullable ReasonCode code,
        RetryState retryState,
        PendingCausation causes) {

    static PaymentSnapshot unknown(OrderId orderId) {
        return new PaymentSnapshot(
                orderId,
                PaymentStatus.UNKNOWN,
                0,
                null,
                PaymentBalance.NONE,
                null,
                null,
                RetryState.NONE,
                PendingCausation.NONE);
    }
}
