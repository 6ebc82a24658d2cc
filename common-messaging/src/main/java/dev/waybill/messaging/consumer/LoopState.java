package dev.waybill.messaging.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a consumer's thread lets others see of it. Thread-safe. */
final class LoopState {

    private static final Duration POLL_PATIENCE = Duration.ofSeconds(30);
    private static final Duration TROUBLE_PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private volatile Instant polled;
    private volatile boolean dead;
    private volatile @Nullable Instant waitingSince;
    private volatile @Nullable Instant troubledSince;

    LoopState(Clock clock) {
        this.clock = clock;
        polled = clock.instant();
    }

    void polled() {
        polled = clock.instant();
    }

    /** What was polled has been seen through. */
    void sound() {
        troubledSince = null;
    }

    void waiting(Optional<Instant> since) {
        waitingSince = since.orElse(null);
    }

    void troubled() {
        if (troubledSince == null) {
            troubledSince = clock.instant();
        }
    }

    void died() {
        dead = true;
    }

    /** Why this thread does not do its work; empty if it does. */
    Optional<String> complaint() {
        if (dead) {
            return Optional.of("a consumer thread has died");
        }
        if (longer(polled, POLL_PATIENCE)) {
            return Optional.of("not polling since " + polled);
        }
        if (longer(troubledSince, TROUBLE_PATIENCE)) {
            return Optional.of("failing since " + troubledSince);
        }
        if (longer(waitingSince, TROUBLE_PATIENCE)) {
            return Optional.of("partitions waiting since " + waitingSince);
        }
        return Optional.empty();
    }

    private boolean longer(@Nullable Instant since, Duration patience) {
        return since != null && since.plus(patience).isBefore(clock.instant());
    }
}
