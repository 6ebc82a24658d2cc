package dev.waybill.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database's clock, which the clocks of all services are compared with. Thread-safe. */
final class DatabaseClock {

    private final JdbcTemplate jdbc;
    private volatile @Nullable Reading reading;

    /** @param nanoTime of the monotonic clock of this process at that time */
    private record Reading(Instant time, long nanoTime) {}

    DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether a time is further ahead than this. Queries the database only if it seems so: the last reading and the time
     * that has passed since are behind after the machine has slept, but never ahead.
     */
    boolean isBeyond(Instant time, Duration ahead) {
        Reading last = reading;
        if (last != null
                && !time.isAfter(last.time()
                        .plusNanos(System.nanoTime() - last.nanoTime())
                        .plus(ahead))) {
            return false;
        }
        Instant now = Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class))
                .toInstant();
        reading = new Reading(now, System.nanoTime());
        return time.isAfter(now.plus(ahead));
    }
}
