package dev.waybill.events;

import java.math.BigDecimal;

/** An exact, non-negative decimal; a string on the wire. The record around it has the currency. */
public record Amount(BigDecimal value) implements ValueObject<BigDecimal> {

    /** How many digits a new amount has at most; one that was published may have more. */
    public static final int MAX_DIGITS = 18;

    public Amount {
        EventPreconditions.requirePresent(value, "amount");
        if (value.signum() < 0 || value.scale() < 0) {
            throw new IllegalArgumentException("amount must be a plain decimal and not negative");
        }
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
