package dev.waybill.events;

import java.util.UUID;

/** Identifies one return of units of an order. */
public record ReturnId(UUID value) implements ValueObject<UUID> {

    public ReturnId {
        EventPreconditions.requirePresent(value, "returnId");
    }

    /** Reads the canonical form only. */
    public static ReturnId parse(String text) {
        return new ReturnId(EventPreconditions.requireUuid(text, "returnId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
