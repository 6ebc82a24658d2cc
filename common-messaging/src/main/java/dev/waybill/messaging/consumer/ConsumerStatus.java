package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the consumer threads work, for other threads to read. Thread-safe. */
final class ConsumerStatus {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

    /** A fault of the set-up does not pass by itself. */
    private static final Duration SETUP_TIMEOUT = Duration.ofSeconds(2);

    private final PartitionBackOff backOff;
    private final TimeSource time;
    private volatile Mark polled;
    private volatile @Nullable Mark failingSince;

    ConsumerStatus(PartitionBackOff backOff, TimeSource time) {
        this.backOff = backOff;
        this.time = time;
        polled = time.now();
    }

    /** A poll has returned, and its records are processed. */
    void polled() {
        polled = time.now();
        failingSince = null;
    }

    /** A poll has failed. */
    void failing() {
        polled = time.now();
        if (failingSince == null) {
            failingSince = time.now();
        }
    }

    /** Why this instance does not do its work; empty if it does. */
    Optional<String> unhealthyReason() {
        Mark lastPoll = polled;
        if (isLonger(lastPoll, POLL_TIMEOUT)) {
            return Optional.of("not polling since " + lastPoll.time());
        }
        Mark firstFailure = failingSince;
        if (firstFailure != null && isLonger(firstFailure, FAILURE_TIMEOUT)) {
            return Optional.of("failing since " + firstFailure.time());
        }
        return waiting(SETUP_TIMEOUT, FailureClassifier.SETUP)
                .or(() -> waiting(FAILURE_TIMEOUT, FailureClassifier.AWAY));
    }

    /** Which of its work this instance does not do; empty if it does all. */
    Optional<String> degradedReason() {
        return waiting(FAILURE_TIMEOUT, FailureClassifier.BUSY, FailureClassifier.CONFLICT);
    }

    private Optional<String> waiting(Duration timeout, FailureClassifier kind, FailureClassifier... more) {
        return backOff.since(kind, more)
                .filter(since -> isLonger(since, timeout))
                .map(since -> "partitions waiting since " + since.time());
    }

    private boolean isLonger(Mark since, Duration timeout) {
        return time.since(since).compareTo(timeout) > 0;
    }
}
