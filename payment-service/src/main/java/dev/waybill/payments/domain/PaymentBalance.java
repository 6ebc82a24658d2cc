package dev.waybill.payments.domain;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** What the gateway has booked so far, as far as this service knows. Never captured above authorised, nor refunded above captured. */
@Embeddable
public record PaymentBalance(BigDecimal authorized, BigDecimal captured, BigDecimal refunded) {

    public static final PaymentBalance NONE = new PaymentBalance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    PaymentBalance authorize(BigDecimal amount) {
        return new PaymentBalance(amount, captured, refunded);
    }

    PaymentBalance capture(BigDecimal amount) {
        return new PaymentBalance(authorized, amount, refunded);
    }

    PaymentBalance refund(BigDecimal amount) {
        return new PaymentBalance(authorized, captured, refunded.add(amount));
    }

    boolean covers(BigDecimal refunds) {
        return refunds.compareTo(captured) <= 0;
    }

    boolean isFullyRefunded() {
        return refunded.compareTo(captured) == 0;
    }
}
