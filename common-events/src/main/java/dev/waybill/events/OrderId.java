package dev.waybill.events;

import java.util.UUID;

/** Identifies an order, and so its saga. Ids are ordered as PostgreSQL orders uuids. */
public record OrderId(UUID value) implements ValueObject<UUID>, Comparable<OrderId> {

    public OrderId {
        EventPreconditions.requirePresent(value, "orderId");
    }

    /** Reads the canonical form only. */
    public static OrderId parse(String text) {
        return new OrderId(EventPreconditions.requireUuid(text, "orderId"));
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
