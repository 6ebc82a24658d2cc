package dev.waybill.messaging.relay;

import dev.waybill.messaging.lag.OutboxLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outbox lag as the relay last reported it. Without a report for some seconds, because the relay fails, is frozen or
 * dead, everything since the last one counts as unacknowledged. Written by one thread.
 */
final class OutboxLagTracker implements OutboxLag {

    private static final Duration MAX_REPORT_AGE = Duration.ofSeconds(3);

    private final Clock clock;
    private volatile Report last;

    private record Report(Instant time, @Nullable Instant oldestUnacknowledged) {}

    OutboxLagTracker(Clock clock) {
        this.clock = clock;
        this.last = new Report(clock.instant(), null);
    }

    /** @param oldestUnacknowledged the commit time of the oldest unacknowledged event; null if there is none */
    void update(@Nullable Instant oldestUnacknowledged) {
        last = new Report(clock.instant(), oldestUnacknowledged);
    }

    @Override
    public Duration current() {
        Report report = last;
        Instant now = clock.instant();
        Instant since = report.oldestUnacknowledged();
        if (since == null) {
            since = report.time().plus(MAX_REPORT_AGE).isBefore(now) ? report.time() : now;
        }
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
