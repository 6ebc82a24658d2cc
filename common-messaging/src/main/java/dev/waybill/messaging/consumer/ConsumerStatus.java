package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether every consumer thread works, for other threads to read. Thread-safe. */
final class ConsumerStatus {

    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

    /** A fault of the set-up does not pass by itself. */
    private static final Duration SETUP_TIMEOUT = Duration.ofSeconds(2);

    private final int expected;
    private final PartitionBackOff backOff;
    private final TimeSource time;
    private final Map<Thread, Polling> threads = new ConcurrentHashMap<>();
    private volatile Mark startedAt;

    private record Polling(Mark last, @Nullable Mark failingSince) {}

    /** @param expected how many threads there are */
    ConsumerStatus(int expected, PartitionBackOff backOff, TimeSource time) {
        this.expected = expected;
        this.backOff = backOff;
        this.time = time;
        this.startedAt = time.now();
    }

    /** New consumer threads are about to start. */
    void starting() {
        threads.clear();
        startedAt = time.now();
    }

    /** A poll of this thread has returned, and its records are processed. */
    void polled() {
        threads.put(Thread.currentThread(), new Polling(time.now(), null));
    }

    /** A poll of this thread has failed. */
    void failing() {
        Mark now = time.now();
        threads.compute(
                Thread.currentThread(),
                (_, before) -> new Polling(
                        now, before == null || before.failingSince() == null ? now : before.failingSince()));
    }

    /** Why this instance does not do its work; empty if it does. */
    Optional<String> unhealthyReason() {
        threads.keySet().removeIf(thread -> !thread.isAlive());
        Mark lastPoll = lastPoll();
        if (isLonger(lastPoll, POLL_TIMEOUT)) {
            return Optional.of("not polling since " + lastPoll.time());
        }
        Optional<Mark> firstFailure = earliest(
                        threads.values().stream().map(Polling::failingSince).filter(Objects::nonNull))
                .filter(failure -> isLonger(failure, FAILURE_TIMEOUT));
        if (firstFailure.isPresent()) {
            return firstFailure.map(failure -> "failing since " + failure.time());
        }
        return waiting(SETUP_TIMEOUT, FailureClassifier.SETUP_MISSING)
                .or(() -> waiting(FAILURE_TIMEOUT, FailureClassifier.DATABASE_UNAVAILABLE));
    }

    /** Of the thread that polled least recently; of one that has not polled yet, the start. */
    private Mark lastPoll() {
        Stream<Mark> unseen = threads.size() < expected ? Stream.of(startedAt) : Stream.empty();
        return earliest(Stream.concat(unseen, threads.values().stream().map(Polling::last)))
                .orElse(startedAt);
    }

    /** Which of its work this instance does not do; empty if it does all. */
    Optional<String> degradedReason() {
        return waiting(FAILURE_TIMEOUT, FailureClassifier.RETRY_LATER, FailureClassifier.RETRY_NOW);
    }

    private Optional<String> waiting(Duration timeout, FailureClassifier kind, FailureClassifier... more) {
        return backOff.since(kind, more)
                .filter(since -> isLonger(since, timeout))
                .map(since -> "partitions waiting since " + since.time());
    }

    private Optional<Mark> earliest(Stream<Mark> marks) {
        return marks.max(Comparator.comparing(time::since));
    }

    private boolean isLonger(Mark since, Duration timeout) {
        return time.since(since).compareTo(timeout) > 0;
    }
}
