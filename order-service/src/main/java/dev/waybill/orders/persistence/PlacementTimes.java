package dev.waybill.orders.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The time of placement, which is how an order's id begins: 48 bits of milliseconds (RFC 9562, UUIDv7). */
final class PlacementTimes {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);
    private static final int BITS_AFTER = 16;

    private PlacementTimes() {}

    /** The least id of an order that was placed then or later. */
    static UUID from(Instant time) {
        Instant known = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        Instant whole = known.truncatedTo(ChronoUnit.MILLIS);
        long millis = whole.toEpochMilli() + (whole.equals(known) ? 0 : 1);
        return new UUID(millis << BITS_AFTER, 0);
    }

    /** The least id of an order that was placed later than then. */
    static UUID after(Instant time) {
        return from(time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
    }
}
