package dev.waybill.payments.domain;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the gateway operation that a payment or refund waits for has come.
 *
 * @param attempt from 1; a new one only after a definite refusal, because each has an idempotency key of its own
 * @param tries how often this attempt was claimed
 * @param askedAt when it was claimed first; before that the gateway cannot have received it
 * @param dueAt when it is to be claimed next; absent if there is nothing to do
 */
@Embeddable
public record RetryState(
        int attempt,
        int tries,
        @Nullable Instant askedAt,
        @Nullable Instant dueAt) {

    public static final RetryState NONE = new RetryState(0, 0, null, null);

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(250);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 7;

    static RetryState first(Instant now) {
        return new RetryState(1, 0, null, now);
    }

    /** Claimed now; no other instance claims it until the given time. */
    RetryState claimed(Instant now, Instant until) {
        return new RetryState(attempt, tries + 1, askedAt == null ? now : askedAt, until);
    }

    /** The same attempt again, after a back-off that grows with the tries. */
    RetryState retryLater(Instant now) {
        return new RetryState(attempt, tries, askedAt, now.plus(backOff(tries)));
    }

    /** A new attempt at once. */
    RetryState newAttempt(Instant now) {
        return new RetryState(attempt + 1, 0, null, now);
    }

    /** A new attempt after a back-off, because it is as likely to be refused as the ones before. */
    RetryState newAttemptLater(Instant now) {
        return new RetryState(attempt + 1, 0, null, now.plus(backOff(attempt)));
    }

    RetryState done() {
        return new RetryState(attempt, 0, null, null);
    }

    /** Whether the gateway may have received this attempt. */
    boolean asked() {
        return askedAt != null;
    }

    private static Duration backOff(int times) {
        Duration backOff = MIN_BACK_OFF.multipliedBy(1L << Math.min(times, MAX_DOUBLINGS));
        return backOff.compareTo(MAX_BACK_OFF) < 0 ? backOff : MAX_BACK_OFF;
    }
}
