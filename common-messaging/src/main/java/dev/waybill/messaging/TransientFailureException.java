package dev.waybill.messaging;

/** Something that time will mend. Whoever reacts to events throws it to have them again, later. */
public final class TransientFailureException extends RuntimeException {

    public TransientFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
