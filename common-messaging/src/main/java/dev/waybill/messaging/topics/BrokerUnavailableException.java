package dev.waybill.messaging.topics;

import org.jspecify.annotations.Nullable;

/** The brokers did not answer, or could not carry a request out now. */
final class BrokerUnavailableException extends Exception {

    BrokerUnavailableException(@Nullable Throwable cause) {
        super(cause == null ? "no answer" : cause.toString(), cause);
    }
}
