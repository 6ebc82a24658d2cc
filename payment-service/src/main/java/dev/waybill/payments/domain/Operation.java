package dev.waybill.payments.domain;

import java.util.Locale;

/** What can be asked of a payment gateway. */
public enum Operation {
    AUTHORIZATION,
    CAPTURE,
    VOID,
    REFUND;

    /** As it stands in idempotency keys and ledgers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
