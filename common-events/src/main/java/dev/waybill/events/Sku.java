package dev.waybill.events;

import java.util.regex.Pattern;

/** A stock keeping unit: alphanumeric ASCII characters, dots, dashes and underscores, the first one alphanumeric. */
public record Sku(String value) implements ValueObject<String>, Comparable<Sku> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int MAX_LENGTH = 64;

    public Sku {
        if (!FORM.matcher(EventPreconditions.requirePresent(value, "sku")).matches()) {
            throw new IllegalArgumentException("sku must match " + FORM);
        }
    }

    /** Whether a caller may name it: it has the form of a sku and at most 64 characters. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /**
     * The sku that a caller names.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #isValid valid}
     */
    public static Sku parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("sku must have at most " + MAX_LENGTH + " characters");
        }
        return new Sku(text);
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
