package dev.waybill.events;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that the facts share. Messages name the fact and never repeat its value, which may be personal. */
final class EventPreconditions {

    private static final int MOST_LINES = 100;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private EventPreconditions() {}

    static <T> T requirePresent(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static String requireText(@Nullable String value, String name, int longest) {
        String text = requirePresent(value, name);
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(name + " must have 1 to " + longest + " characters");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " must not have control characters");
        }
        return text;
    }

    /** Reads the canonical form only; {@link UUID#fromString} alone would accept {@code 1-1-1-1-1}. */
    static UUID requireUuid(String text, String name) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must be a UUID");
        }
        return UUID.fromString(text);
    }

    static int requireRange(@Nullable Integer value, String name, int least, int most) {
        int number = requirePresent(value, name);
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most);
        }
        return number;
    }

    /** Refuses an amount that does not have the decimals of its currency. */
    static void requireMoney(@Nullable Amount amount, @Nullable Currency currency) {
        new Money(requirePresent(amount, "amount"), requirePresent(currency, "currency"));
    }

    /** An immutable copy of 1 to 100 lines, each with a sku of its own. */
    static <T> List<T> requireUniqueLines(@Nullable List<T> lines, String name, Function<T, Sku> sku) {
        List<T> given = requirePresent(lines, name);
        if (given.isEmpty() || given.size() > MOST_LINES) {
            throw new IllegalArgumentException(name + " must be 1 to " + MOST_LINES);
        }
        var seen = new HashSet<Sku>();
        for (@Nullable T line : given) {
            if (!seen.add(sku.apply(requirePresent(line, name)))) {
                throw new IllegalArgumentException(name + " name a sku twice");
            }
        }
        return List.copyOf(given);
    }
}
