package dev.waybill.web;

import dev.waybill.events.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request, and the checks of its value. Each check adds at most one violation and returns the value, or a
 * placeholder if it is not valid. Made by {@link Violations#at}.
 */
public final class Field {

    private final Violations violations;
    private final String pointer;

    Field(Violations violations, String pointer) {
        this.violations = violations;
        this.pointer = pointer;
    }

    public Field at(String name) {
        return new Field(violations, pointer + "/" + JsonPointers.escape(name));
    }

    public Field at(int index) {
        return new Field(violations, pointer + "/" + index);
    }

    /** Adds a violation that only the service can find: {@code reject("is not in the price list")}. */
    public void reject(String detail) {
        violations.add(pointer, detail);
    }

    /** A text of 1 to {@code maxLength} characters (code points), not blank, without control characters. */
    public String text(@Nullable String value, int maxLength) {
        String violation = TextRules.violation(value, maxLength);
        return violation == null ? value(value, "") : rejected(violation, "");
    }

    /** A text of a given form, for example {@code Sku::isValid}; {@code otherwise} describes the form. */
    public String matching(@Nullable String value, Predicate<String> form, String otherwise) {
        if (value == null) {
            return rejected("is missing", "");
        }
        return form.test(value) ? value : rejected(otherwise, "");
    }

    /** A whole number within bounds; any JSON number may be given, however large. */
    public int integer(@Nullable BigDecimal value, int min, int max) {
        if (value == null) {
            return rejected("is missing", min);
        }
        if (!NumberRules.isWhole(value, min, max)) {
            return rejected("must be a whole number from " + min + " to " + max, min);
        }
        return value.intValueExact();
    }

    public boolean flag(@Nullable Boolean value) {
        return value == null ? rejected("is missing", false) : value;
    }

    /** An ISO 4217 code of a currency with a defined number of decimals. */
    public Currency currency(@Nullable String value) {
        if (value == null) {
            return rejected("is missing", NumberRules.ANY_CURRENCY);
        }
        Currency currency = NumberRules.currency(value);
        return currency == null ? rejected("must be an ISO 4217 currency code", NumberRules.ANY_CURRENCY) : currency;
    }

    /** A sum of money: a decimal string with exactly the currency's own number of decimals, not negative. */
    public Amount money(@Nullable String value, Currency currency) {
        if (value == null) {
            return rejected("is missing", NumberRules.ZERO);
        }
        Amount amount = NumberRules.amount(value, currency.getDefaultFractionDigits());
        return amount == null
                ? rejected(
                        "must be a decimal string with " + currency.getDefaultFractionDigits() + " decimals",
                        NumberRules.ZERO)
                : amount;
    }

    /** A required value without further checks; null if it is missing. */
    public <T> @Nullable T present(@Nullable T value) {
        return value == null ? rejected("is missing", null) : value;
    }

    /** The results of checking each item of a list; the items of too long a list are not checked. */
    public <T, R> List<R> each(
            @Nullable List<? extends @Nullable T> items, int min, int max, BiFunction<T, Field, R> check) {
        if (items == null) {
            return rejected("is missing", List.of());
        }
        if (items.size() < min || items.size() > max) {
            return rejected("must have " + min + " to " + max + " items", List.of());
        }
        var checked = new ArrayList<R>();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            if (item == null) {
                at(i).reject("is missing");
            } else {
                checked.add(check.apply(item, at(i)));
            }
        }
        return checked;
    }

    private <T extends @Nullable Object> T rejected(String detail, T placeholder) {
        reject(detail);
        return placeholder;
    }

    private static String value(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
