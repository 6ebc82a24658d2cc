package dev.waybill.messaging.partitions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The days that the inbox has room for. Thread-safe. */
public final class InboxDays {

    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private final Clock clock;
    private final Duration retention;

    InboxDays(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    /** The beginning of the oldest day whose events the inbox remembers; an event that is older must not be applied. */
    public Instant oldest() {
        return clock.instant().minus(retention).truncatedTo(ChronoUnit.DAYS);
    }

    /** Later than this no event can have been made, unless a clock is wrong by more than an hour. */
    public Instant latest() {
        return clock.instant().plus(MOST_AHEAD);
    }
}
