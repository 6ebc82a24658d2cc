package dev.waybill.events;

/** Identifies a customer; not blank, without control characters. */
public record CustomerId(String value) implements ValueObject<String> {

    private static final int MAX_LENGTH = 100;

    public CustomerId {
        EventPreconditions.requireText(value, "customerId");
    }

    /**
     * The id that a caller names, which has at most 100 characters.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CustomerId parse(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("customerId must have at most " + MAX_LENGTH + " characters");
        }
        return new CustomerId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
