package dev.waybill.events;

import java.util.regex.Pattern;

/** A stock keeping unit: 1 to 64 letters, digits, dots, dashes or underscores, starting with a letter or digit. */
public record Sku(String value) implements ValueObject<String>, Comparable<Sku> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Sku {
        if (!isValid(EventPreconditions.requirePresent(value, "sku"))) {
            throw new IllegalArgumentException("sku must match " + FORM);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
