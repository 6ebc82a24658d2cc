package dev.waybill.messaging.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the consumer threads work, for other threads to read. Thread-safe. */
final class ConsumerStatus {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

    private final PartitionBackOff backOff;
    private final Clock clock;
    private volatile Instant polled;
    private volatile @Nullable Instant failingSince;

    ConsumerStatus(PartitionBackOff backOff, Clock clock) {
        this.backOff = backOff;
        this.clock = clock;
        polled = clock.instant();
    }

    /** A poll has returned, and its records are processed. */
    void polled() {
        polled = clock.instant();
        failingSince = null;
    }

    /** A poll has failed. */
    void failing() {
        polled = clock.instant();
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    /** Why this instance does not do its work; empty if it does. */
    Optional<String> unhealthyReason() {
        if (isLonger(polled, POLL_TIMEOUT)) {
            return Optional.of("not polling since " + polled);
        }
        if (isLonger(failingSince, FAILURE_TIMEOUT)) {
            return Optional.of("failing since " + failingSince);
        }
        return waiting(FailureClassifier.AWAY, FailureClassifier.SETUP);
    }

    /** Which of its work this instance does not do; empty if it does all. */
    Optional<String> degradedReason() {
        return waiting(FailureClassifier.BUSY, FailureClassifier.CONFLICT);
    }

    private Optional<String> waiting(FailureClassifier kind, FailureClassifier more) {
        return backOff.since(kind, more)
                .filter(since -> isLonger(since, FAILURE_TIMEOUT))
                .map(since -> "partitions waiting since " + since);
    }

    private boolean isLonger(@Nullable Instant since, Duration timeout) {
        return since != null && since.plus(timeout).isBefore(clock.instant());
    }
}
