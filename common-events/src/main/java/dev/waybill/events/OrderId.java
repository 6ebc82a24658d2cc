package dev.waybill.events;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies an order, and so the saga that sees it through. Orders are compared as PostgreSQL compares uuids. */
public record OrderId(UUID value) implements Scalar<UUID>, Comparable<OrderId> {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public OrderId {
        Facts.present(value, "orderId");
    }

    /** Reads the canonical form only; {@link UUID#fromString} alone would accept {@code 1-1-1-1-1}. */
    public static OrderId parse(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new IllegalArgumentException("orderId must be a UUID");
        }
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public int compareTo(OrderId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
