package dev.waybill.payments.domain;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * The part of a refund that changes.
 *
 * @param reference the gateway's reference of the booking, once there is one
 * @param code the reason, if it failed or was rejected
 */
public record RefundProgress(
        RefundStatus status,
        @Nullable PaymentReference reference,
        @Nullable ReasonCode code,
        RetryState retryState) {}
