package dev.waybill.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body turned out to be too large while it was read. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long most) {
        super(BodyLimit.detail(most));
    }

    /** The reason behind a failure to read, however often it was wrapped. */
    static @Nullable BodyTooLargeException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException found) {
                return found;
            }
        }
        return null;
    }
}
