package dev.waybill.messaging.wire;

/** The headers of a record are not a valid envelope. The message names the header and the rule, never a value. */
public final class InvalidEnvelopeException extends RuntimeException {

    public InvalidEnvelopeException(String message) {
        super(message);
    }
}
