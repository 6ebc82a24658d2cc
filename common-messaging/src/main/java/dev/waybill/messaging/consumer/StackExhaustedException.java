package dev.waybill.messaging.consumer;

/** An event exhausted the stack, as deeply nested values can: its own fault, while any other error ends the consumer. */
final class StackExhaustedException extends RuntimeException {

    StackExhaustedException(StackOverflowError cause) {
        super("the stack was exhausted", cause);
    }
}
