package dev.waybill.messaging.topics;

import org.jspecify.annotations.Nullable;

/** The brokers could not be asked, or could not do it now. */
final class BrokerUnavailableException extends Exception {

    BrokerUnavailableException(@Nullable Throwable cause) {
        super(cause == null ? "no answer" : cause.toString(), cause);
    }
}
