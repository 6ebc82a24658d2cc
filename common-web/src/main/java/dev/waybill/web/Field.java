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
 * A place in a request, and the checks of what stands there. Each check notes at most one violation and returns the
 * value, or a stand-in if it is not valid. Made by {@link Violations#at}.
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

    /** Notes a violation that only the service can see: {@code reject("is not in the price list")}. */
    public void reject(String detail) {
        violations.add(pointer, detail);
    }

    /** A text of 1 to {@code longest} characters (code points), not blank, without control characters. */
    public String text(@Nullable String value, int longest) {
        String wrong = Texts.wrong(value, longest);
        return wrong == null ? value(value, "") : rejected(wrong, "");
    }

    /** A text of a form of its own, for example {@code Sku::isValid}; {@code otherwise} says what it must be. */
    public String matching(@Nullable String value, Predicate<String> form, String otherwise) {
        if (value == null) {
            return rejected("is missing", "");
        }
        return form.test(value) ? value : rejected(otherwise, "");
    }

    /** A whole number within bounds; any number that JSON can write may be given, whatever its size. */
    public int integer(@Nullable BigDecimal value, int least, int most) {
        if (value == null) {
            return rejected("is missing", least);
        }
        if (!Numbers.isWhole(value, least, most)) {
            return rejected("must be a whole number from " + least + " to " + most, least);
        }
        return value.intValueExact();
    }

    public boolean flag(@Nullable Boolean value) {
        return value == null ? rejected("is missing", false) : value;
    }

    /** An ISO 4217 code of a currency that has decimals to count in. */
    public Currency currency(@Nullable String value) {
        if (value == null) {
            return rejected("is missing", Numbers.SOME_CURRENCY);
        }
        Currency currency = Numbers.currency(value);
        return currency == null ? rejected("must be an ISO 4217 currency code", Numbers.SOME_CURRENCY) : currency;
    }

    /** A sum of money: a decimal string with exactly the currency's own number of decimals, not negative. */
    public Amount money(@Nullable String value, Currency currency) {
        if (value == null) {
            return rejected("is missing", Numbers.NOTHING);
        }
        Amount amount = Numbers.amount(value, currency.getDefaultFractionDigits());
        return amount == null
                ? rejected(
                        "must be a decimal string with " + currency.getDefaultFractionDigits() + " decimals",
                        Numbers.NOTHING)
                : amount;
    }

    /** Something that is only required to be there; null if it is not. */
    public <T> @Nullable T present(@Nullable T value) {
        return value == null ? rejected("is missing", null) : value;
    }

    /** What is made of each item of a list; of too long a list only the length is looked at, and nothing made. */
    public <T, R> List<R> each(
            @Nullable List<? extends @Nullable T> items, int least, int most, BiFunction<T, Field, R> check) {
        if (items == null) {
            return rejected("is missing", List.of());
        }
        if (items.size() < least || items.size() > most) {
            return rejected("must have " + least + " to " + most + " items", List.of());
        }
        var made = new ArrayList<R>();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            if (item == null) {
                at(i).reject("is missing");
            } else {
                made.add(check.apply(item, at(i)));
            }
        }
        return made;
    }

    private <T extends @Nullable Object> T rejected(String detail, T standIn) {
        reject(detail);
        return standIn;
    }

    private static String value(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
