package dev.waybill.payments.domain;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * All of a refund that changes.
 *
 * @param reference what the gateway calls the booking, once there is one
 * @param code why there is none, if it failed or was rejected
 */
public record RefundProgress(
        RefundState state,
        @Nullable PaymentReference reference,
        @Nullable ReasonCode code,
        Task task) {}
