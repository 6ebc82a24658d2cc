package dev.waybill.payments.domain;

import java.math.BigDecimal;

/** What the gateway has booked so far, as far as is known here. Never captured above authorised or refunded above captured. */
public record Balance(BigDecimal authorized, BigDecimal captured, BigDecimal refunded) {

    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Balance authorize(BigDecimal amount) {
        return new Balance(amount, captured, refunded);
    }

    Balance capture(BigDecimal amount) {
        return new Balance(authorized, amount, refunded);
    }

    Balance refund(BigDecimal amount) {
        return new Balance(authorized, captured, refunded.add(amount));
    }

    boolean covers(BigDecimal refunds) {
        return refunds.compareTo(captured) <= 0;
    }

    boolean isAllBack() {
        return refunded.compareTo(captured) == 0;
    }
}
