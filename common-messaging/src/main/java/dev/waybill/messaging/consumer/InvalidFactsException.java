package dev.waybill.messaging.consumer;

/** The value of a record is not the event that its headers say; the message repeats nothing of it. */
final class InvalidFactsException extends RuntimeException {

    InvalidFactsException(String message) {
        super(message);
    }
}
