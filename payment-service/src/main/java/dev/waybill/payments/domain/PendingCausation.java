package dev.waybill.payments.domain;

import dev.waybill.messaging.Causation;
import org.jspecify.annotations.Nullable;

/**
 * The events that caused what a payment waits for, so that its results name them.
 *
 * @param current caused the operation that is in progress
 * @param next caused the operation that follows it
 */
public record PendingCausation(
        @Nullable Causation current, @Nullable Causation next) {

    public static final PendingCausation NONE = new PendingCausation(null, null);

    PendingCausation withCurrent(Causation cause) {
        return new PendingCausation(cause, next);
    }

    PendingCausation withNext(Causation cause) {
        return new PendingCausation(current, cause);
    }

    /** The next operation is now in progress. */
    PendingCausation advance() {
        return new PendingCausation(next, null);
    }

    Causation forEvent() {
        return current == null ? Causation.fromRequest() : current;
    }
}
