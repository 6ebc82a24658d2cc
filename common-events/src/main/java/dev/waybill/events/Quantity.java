package dev.waybill.events;

/** A positive number of units of a sku. */
public record Quantity(Integer value) implements ValueObject<Integer> {

    /** How many units a new line has at most; one that was published may have more. */
    public static final int MAX = 9_999;

    public Quantity {
        EventPreconditions.requireAtLeast(value, "quantity", 1);
    }

    public int units() {
        return value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
