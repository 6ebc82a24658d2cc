package dev.waybill.messaging.relay;

import dev.waybill.messaging.lag.OutboxLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the relay saw when it last looked. When it has not looked for some seconds, because it is failing, frozen or dead,
 * everything since is taken to be waiting. Written by one thread.
 */
final class OutboxLagTracker implements OutboxLag {

    private static final Duration STALE = Duration.ofSeconds(3);

    private final Clock clock;
    private volatile Look last;

    private record Look(Instant at, @Nullable Instant waitingSince) {}

    OutboxLagTracker(Clock clock) {
        this.clock = clock;
        this.last = new Look(clock.instant(), null);
    }

    /** @param waitingSince the commit of the oldest event that is not acknowledged; null if there is none */
    void look(@Nullable Instant waitingSince) {
        last = new Look(clock.instant(), waitingSince);
    }

    @Override
    public Duration current() {
        Look look = last;
        Instant now = clock.instant();
        Instant since = look.waitingSince();
        if (since == null) {
            since = look.at().plus(STALE).isBefore(now) ? look.at() : now;
        }
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
