package dev.waybill.deadletters;

import org.jspecify.annotations.Nullable;

/** Dead letters could not be read, replayed or released. The message is for the operator. */
public final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLetterException(String message) {
        this(message, null);
    }

    DeadLetterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
