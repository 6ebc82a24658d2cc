package dev.waybill.messaging.relay;

import org.jspecify.annotations.Nullable;

/** The brokers did not take an event. It will be sent again, with all that came after it. */
final class NotAcknowledgedException extends RuntimeException {

    NotAcknowledgedException(@Nullable Throwable cause) {
        super(cause == null ? "the brokers acknowledge nothing" : "the brokers refused an event", cause);
    }
}
