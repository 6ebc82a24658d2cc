package dev.waybill.payments.domain;

import dev.waybill.messaging.Causation;
import org.jspecify.annotations.Nullable;

/**
 * Which events to name when outcomes are told.
 *
 * @param current asked for what is under way
 * @param next asked for what follows it
 */
public record Causes(@Nullable Causation current, @Nullable Causation next) {

    public static final Causes NONE = new Causes(null, null);

    Causes now(Causation cause) {
        return new Causes(cause, next);
    }

    Causes then(Causation cause) {
        return new Causes(current, cause);
    }

    /** What was next is under way. */
    Causes advance() {
        return new Causes(next, null);
    }

    Causation forTelling() {
        return current == null ? Causation.fromRequest() : current;
    }
}
