package dev.waybill.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body turned out to be too large, or too slow, while it was read. */
final class RefusedBodyException extends IOException {

    RefusedBodyException(ProblemType type, String detail) {
        super(new ProblemException(type, detail));
    }

    /** The answer to the request; null if no refused body is among the causes of its failure. */
    static @Nullable ProblemException in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException refused
                    && refused.getCause() instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }
}
