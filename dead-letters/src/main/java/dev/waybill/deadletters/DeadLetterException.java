package dev.waybill.deadletters;

import org.jspecify.annotations.Nullable;

/** Dead letters could not be read, replayed or released, or events not published again. The message is for the operator. */
public final class DeadLetterException extends RuntimeException {
    static final int NOT_FOUND = 404;
    private static final long serialVersionUID = 1L;

    private final int status;

    DeadLetterException(String message) {
        this(0, message);
    }

    DeadLetterException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    DeadLetterException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of the answer in HTTP's terms; 0 if there was none. */
    public int status() {
        return status;
    }
}
