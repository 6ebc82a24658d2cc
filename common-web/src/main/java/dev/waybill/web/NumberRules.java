package dev.waybill.web;

import dev.waybill.events.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers that may be hostile. */
final class NumberRules {

    static final Currency ANY_CURRENCY = Currency.getInstance("EUR");
    static final Amount ZERO = new Amount(BigDecimal.ZERO);

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,12})(?:\\.([0-9]{1,4}))?");

    private NumberRules() {}

    /** Compares before it expands: 1e400000000 costs nothing until its digits are computed. */
    static boolean isWhole(BigDecimal value, int min, int max) {
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            return false;
        }
        return value.signum() == 0
                || (value.precision() > value.scale()
                        && value.remainder(BigDecimal.ONE).signum() == 0);
    }

    static @Nullable Amount amount(String text, int decimals) {
        var matcher = DECIMAL.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String fraction = matcher.group(2);
        return (fraction == null ? 0 : fraction.length()) == decimals ? new Amount(new BigDecimal(text)) : null;
    }

    static @Nullable Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
