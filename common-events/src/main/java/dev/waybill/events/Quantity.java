package dev.waybill.events;

/** How many units of a sku are ordered: 1 to 9999. */
public record Quantity(Integer value) implements Scalar<Integer> {

    public static final int MOST = 9_999;

    public Quantity {
        Facts.between(value, "quantity", 1, MOST);
    }

    public int units() {
        return value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
