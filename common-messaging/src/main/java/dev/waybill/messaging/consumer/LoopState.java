package dev.waybill.messaging.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The health of a consumer thread, for other threads to read. Thread-safe. */
final class LoopState {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile Instant polled;
    private volatile boolean terminated;
    private volatile @Nullable Instant waitingSince;
    private volatile @Nullable Instant failingSince;

    LoopState(Clock clock) {
        this.clock = clock;
        polled = clock.instant();
    }

    void polled() {
        polled = clock.instant();
    }

    /** The polled records have been processed. */
    void healthy() {
        failingSince = null;
    }

    void waiting(Optional<Instant> since) {
        waitingSince = since.orElse(null);
    }

    void failing() {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    void terminated() {
        terminated = true;
    }

    /** Why this thread does not work; empty if it does. */
    Optional<String> unhealthyReason() {
        if (terminated) {
            return Optional.of("a consumer thread has ended");
        }
        if (isLonger(polled, POLL_TIMEOUT)) {
            return Optional.of("not polling since " + polled);
        }
        if (isLonger(failingSince, FAILURE_TIMEOUT)) {
            return Optional.of("failing since " + failingSince);
        }
        if (isLonger(waitingSince, FAILURE_TIMEOUT)) {
            return Optional.of("partitions waiting since " + waitingSince);
        }
        return Optional.empty();
    }

    private boolean isLonger(@Nullable Instant since, Duration timeout) {
        return since != null && since.plus(timeout).isBefore(clock.instant());
    }
}
