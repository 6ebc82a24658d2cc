package dev.waybill.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service cannot do what a request asks for. The message is written for the client and is the detail of the answer.
 * Thrown in a transaction it rolls back.
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

    /** A problem is an answer and no incident: its stack trace is of no use. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }
}
