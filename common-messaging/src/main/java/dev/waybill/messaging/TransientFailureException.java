package dev.waybill.messaging;

/** A failure that a later retry may not meet. An {@link EventHandler} throws it to have its batch retried. */
public final class TransientFailureException extends RuntimeException {

    public TransientFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
