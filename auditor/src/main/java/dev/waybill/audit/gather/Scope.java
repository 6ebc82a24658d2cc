package dev.waybill.audit.gather;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Which part of what the databases hold is looked at. */
sealed interface Scope {

    record Everything() implements Scope {}

    /** These orders and their events, none of which is older than {@code since}. */
    record Orders(Set<UUID> ids, Instant since) implements Scope {}

    /** A condition for rows that bear an order's id in this column; it may have the ids as its one parameter. */
    default String on(String column) {
        return switch (this) {
            case Everything() -> "true";
            case Orders orders -> column + " = any (?)";
        };
    }

    /** The same for an outbox, which has no index of orders but one of its UUIDv7 ids. */
    default String onOutbox() {
        return switch (this) {
            case Everything() -> "true";
            case Orders orders -> "id >= '" + earliestId(orders.since()) + "' and aggregateid = any (?)";
        };
    }

    /** Not above any UUIDv7 of that time or later. */
    static UUID earliestId(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
