package dev.waybill.payments.domain;

import dev.waybill.messaging.Causation;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * The events that caused what a payment waits for, so that its results name them.
 *
 * @param current caused the operation that is in progress
 * @param next caused the operation that follows it
 */
@Embeddable
public record PendingCausation(
        @Embedded
        @AttributeOverride(name = "eventId", column = @Column(name = "cause_id"))
        @AttributeOverride(name = "traceparent", column = @Column(name = "cause_trace"))
        @Nullable Causation current,

        @Embedded
        @AttributeOverride(name = "eventId", column = @Column(name = "next_cause_id"))
        @AttributeOverride(name = "traceparent", column = @Column(name = "next_cause_trace"))
        @Nullable Causation next) {

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
