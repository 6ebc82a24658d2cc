package dev.waybill.payments.domain;

import java.util.Locale;

/** The operations of a payment gateway. */
public enum GatewayOperation {
    AUTHORIZATION,
    CAPTURE,
    VOID,
    REFUND;

    /** The name in idempotency keys, ledgers, traces and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
