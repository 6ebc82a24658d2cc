package dev.waybill.payments.gateway;

/** The gateway did not answer. What was asked for may have been booked or not. */
public final class GatewayUnavailableException extends RuntimeException {

    public GatewayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
