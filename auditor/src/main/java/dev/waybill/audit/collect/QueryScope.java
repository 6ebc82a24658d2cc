package dev.waybill.audit.collect;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Restricts queries to a part of the data. */
sealed interface QueryScope {

    record Everything() implements QueryScope {}

    /** These orders and their events, all of them newer than {@code since}. */
    record Orders(Set<UUID> ids, Instant since) implements QueryScope {}

    /** The orders; empty for everything. */
    default Set<UUID> ids() {
        return Set.of();
    }

    /** A condition on a column that holds an order's id. Its only parameter, if it has one, is the array {@code :ids}. */
    default String on(String column) {
        return switch (this) {
            case Everything() -> "true";
            case Orders orders -> column + " = any (:ids)";
        };
    }

    /** The same for an outbox, which is indexed by its UUIDv7 ids but not by order. */
    default String onOutbox() {
        return switch (this) {
            case Everything() -> "true";
            case Orders orders -> "id >= '" + earliestId(orders.since()) + "' and aggregateid = any (:ids)";
        };
    }

    /** The smallest UUIDv7 of that time. */
    static UUID earliestId(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
