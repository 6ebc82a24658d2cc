package dev.waybill.events;

/** How many units of a sku are ordered: 1 to 9999. */
public record Quantity(Integer value) implements ValueObject<Integer> {

    public static final int MAX = 9_999;

    public Quantity {
        EventPreconditions.requireRange(value, "quantity", 1, MAX);
    }

    public int units() {
        return value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
