package dev.waybill.orders.persistence;

import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Bounds of ids by time: a UUIDv7 (RFC 9562) starts with 48 bits of milliseconds, here the time of placement. */
final class UuidV7Range {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);

    private UuidV7Range() {}

    /** The smallest id of an order that was placed at that time or later. */
    static UUID from(Instant time) {
        Instant known = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        Instant whole = known.truncatedTo(ChronoUnit.MILLIS);
        return UuidV7.lowerBound(whole.equals(known) ? whole : whole.plusMillis(1));
    }

    /** The smallest id of an order that was placed later than that. */
    static UUID after(Instant time) {
        return from(time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
    }
}
