package dev.waybill.messaging.wire;

/** The headers of a record make no envelope; the message says which and why, and never repeats a value. */
public final class InvalidEnvelopeException extends RuntimeException {

    public InvalidEnvelopeException(String message) {
        super(message);
    }
}
