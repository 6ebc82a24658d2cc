package dev.waybill.messaging.relay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** PostgreSQL's binary timestamps: microseconds since the year 2000. */
final class PgTime {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private PgTime() {}

    static Instant instant(long micros) {
        return EPOCH.plusSeconds(Math.floorDiv(micros, MICROS_PER_SECOND))
                .plus(Math.floorMod(micros, MICROS_PER_SECOND), ChronoUnit.MICROS);
    }
}
