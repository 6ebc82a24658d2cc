package dev.waybill.events;

import java.math.BigDecimal;

/** An exact, non-negative decimal; on the wire a string. Which currency it is in, the record around it says. */
public record Amount(BigDecimal value) implements ValueObject<BigDecimal> {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 4;

    public Amount {
        EventPreconditions.requirePresent(value, "amount");
        if (value.signum() < 0
                || value.scale() < 0
                || value.scale() > MOST_DECIMALS
                || value.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("amount must be a plain decimal of at most " + MOST_DIGITS + " digits");
        }
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
