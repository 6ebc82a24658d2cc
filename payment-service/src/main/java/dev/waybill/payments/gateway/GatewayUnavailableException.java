package dev.waybill.payments.gateway;

import org.jspecify.annotations.Nullable;

/** The gateway did not answer. The request may have been booked or not. */
public final class GatewayUnavailableException extends RuntimeException {

    public GatewayUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
