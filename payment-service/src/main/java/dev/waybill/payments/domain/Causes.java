package dev.waybill.payments.domain;

import dev.waybill.messaging.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Which events to name when outcomes are told.
 *
 * @param current asked for what is under way
 * @param next asked for what follows it
 */
public record Causes(@Nullable Cause current, @Nullable Cause next) {

    public static final Causes NONE = new Causes(null, null);

    Causes now(Cause cause) {
        return new Causes(cause, next);
    }

    Causes then(Cause cause) {
        return new Causes(current, cause);
    }

    /** What was next is under way. */
    Causes advance() {
        return new Causes(next, null);
    }

    Cause forTelling() {
        return current == null ? Cause.request() : current;
    }
}
