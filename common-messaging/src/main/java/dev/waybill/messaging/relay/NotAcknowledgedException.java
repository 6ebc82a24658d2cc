package dev.waybill.messaging.relay;

import org.jspecify.annotations.Nullable;

/** The brokers did not acknowledge an event. It will be published again, with everything after it. */
final class NotAcknowledgedException extends RuntimeException {

    NotAcknowledgedException(@Nullable Throwable cause) {
        super(cause == null ? "the brokers do not acknowledge events" : "the brokers rejected an event", cause);
    }
}
