package dev.waybill.web;

import dev.waybill.events.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reading numbers that may be meant to harm. */
final class Numbers {

    static final Currency SOME_CURRENCY = Currency.getInstance("EUR");
    static final Amount NOTHING = new Amount(BigDecimal.ZERO);

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,12})(?:\\.([0-9]{1,4}))?");

    private Numbers() {}

    /** Compares before it expands: 1e400000000 costs nothing until somebody asks for its digits. */
    static boolean isWhole(BigDecimal value, int least, int most) {
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
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
