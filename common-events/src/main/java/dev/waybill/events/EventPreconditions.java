package dev.waybill.events;

import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks that events share: what a reader needs, and no upper limits, which belong to the service that creates an
 * event. Messages name the fact and never repeat its value, which may be personal.
 */
final class EventPreconditions {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private EventPreconditions() {}

    static <T> T requirePresent(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** Refuses blank texts, and control characters, which a database cannot store or a log cannot show. */
    static String requireText(@Nullable String value, String name) {
        String text = requirePresent(value, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " must not have control characters");
        }
        return text;
    }

    static void requireTextIfPresent(@Nullable String value, String name) {
        if (value != null) {
            requireText(value, name);
        }
    }

    /** An immutable copy in the order of the keys. */
    static @Nullable SortedMap<String, String> requireTextsIfPresent(
            @Nullable SortedMap<String, String> texts, String name) {
        if (texts == null) {
            return null;
        }
        texts.forEach((key, value) -> {
            requireText(key, name);
            requireText(value, name);
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Reads the canonical form only; {@link UUID#fromString} alone would accept {@code 1-1-1-1-1}. */
    static UUID requireUuid(String text, String name) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must be a UUID");
        }
        return UUID.fromString(text);
    }

    static int requireAtLeast(@Nullable Integer value, String name, int min) {
        int number = requirePresent(value, name);
        if (number < min) {
            throw new IllegalArgumentException(name + " must be at least " + min);
        }
        return number;
    }

    /** Refuses an amount that does not have the decimals of its currency. */
    static void requireMoney(@Nullable Amount amount, @Nullable Currency currency) {
        new Money(requirePresent(amount, "amount"), requirePresent(currency, "currency"));
    }

    /** An immutable copy of one line or more, each with a sku of its own. */
    static <T> List<T> requireUniqueLines(@Nullable List<T> lines, String name, Function<T, Sku> sku) {
        List<T> given = requirePresent(lines, name);
        if (given.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
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
