package dev.waybill.payments.domain;

import dev.waybill.messaging.ExponentialDelay;
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

    private static final ExponentialDelay BACK_OFF =
            new ExponentialDelay(Duration.ofMillis(250), Duration.ofSeconds(30));

    static RetryState first(Instant now) {
        return new RetryState(1, 0, null, now);
    }

    /** Claimed now; no other instance claims it until the given time. */
    RetryState claimed(Instant now, Instant until) {
        return new RetryState(attempt, tries + 1, askedAt == null ? now : askedAt, until);
    }

    /** The same attempt again, after a back-off that grows with the tries. */
    RetryState retryLater(Instant now) {
        return new RetryState(attempt, tries, askedAt, now.plus(BACK_OFF.after(tries + 1)));
    }

    /** A new attempt at once. */
    RetryState newAttempt(Instant now) {
        return new RetryState(attempt + 1, 0, null, now);
    }

    /** A new attempt after a back-off, because it is as likely to be refused as the ones before. */
    RetryState newAttemptLater(Instant now) {
        return new RetryState(attempt + 1, 0, null, now.plus(BACK_OFF.after(attempt + 1)));
    }

    RetryState done() {
        return new RetryState(attempt, 0, null, null);
    }

    /** Whether the gateway may have received this attempt. */
    boolean asked() {
        return askedAt != null;
    }
}
