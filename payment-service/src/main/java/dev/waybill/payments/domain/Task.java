package dev.waybill.payments.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the operation that a payment waits for has come.
 *
 * @param attempt from 1; a new one only after a definite refusal, because each has an idempotency key of its own
 * @param tries how often this attempt was claimed
 * @param askedAt when it was claimed first; before that the gateway cannot have heard of it
 * @param dueAt when it is to be claimed next; absent if there is nothing to do
 */
public record Task(
        int attempt,
        int tries,
        @Nullable Instant askedAt,
        @Nullable Instant dueAt) {

    public static final Task NONE = new Task(0, 0, null, null);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    static Task first(Instant now) {
        return new Task(1, 0, null, now);
    }

    /** Carried out from now on, and by nobody else until the given time. */
    Task claimed(Instant now, Instant until) {
        return new Task(attempt, tries + 1, askedAt == null ? now : askedAt, until);
    }

    /** The same attempt again, after a pause that grows with the tries. */
    Task later(Instant now) {
        return new Task(attempt, tries, askedAt, now.plus(pause(tries)));
    }

    /** A new attempt at once. */
    Task anew(Instant now) {
        return new Task(attempt + 1, 0, null, now);
    }

    /** A new attempt, which is as likely to be refused as those before. */
    Task anewLater(Instant now) {
        return new Task(attempt + 1, 0, null, now.plus(pause(attempt)));
    }

    Task done() {
        return new Task(attempt, 0, null, null);
    }

    boolean asked() {
        return askedAt != null;
    }

    private static Duration pause(int times) {
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
