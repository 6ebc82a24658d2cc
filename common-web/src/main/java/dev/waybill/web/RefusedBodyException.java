package dev.waybill.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body turned out to be too large, or too slow, while it was read. */
final class RefusedBodyException extends IOException {

    private final transient ProblemType type;

    RefusedBodyException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }

    /** Finds it among the causes of a failure. */
    static @Nullable RefusedBodyException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException found) {
                return found;
            }
        }
        return null;
    }
}
