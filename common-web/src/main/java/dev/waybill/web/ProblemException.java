package dev.waybill.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request cannot be done, and its caller is told why. The message is written for the caller and appears in the answer
 * as it stands. Thrown in a transaction it rolls back.
 */
public abstract sealed class ProblemException extends RuntimeException
        permits BadRequestException,
                NotFoundException,
                ConflictException,
                TooLargeException,
                InvalidRequestException,
                UnavailableException {

    private final transient ProblemType type;
    private final transient List<Violation> errors;
    private final transient @Nullable Duration retryAfter;

    ProblemException(ProblemType type, String detail, List<Violation> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    final ProblemType type() {
        return type;
    }

    final String detail() {
        return String.valueOf(getMessage());
    }

    final List<Violation> errors() {
        return errors;
    }

    final @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** A problem is an answer and not an incident: nobody reads its trace. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }
}
