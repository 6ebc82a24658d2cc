package dev.waybill.web;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponseException;

/**
 * The service cannot do what a request asks for. The detail is written for the client. Thrown in a transaction it rolls
 * back.
 */
public final class ProblemException extends ErrorResponseException {

    static final String ERRORS = "errors";

    private static final int MAX_VIOLATIONS = 1_000;

    ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    ProblemException(ProblemType type, String detail, List<Violation> errors) {
        super(HttpStatusCode.valueOf(type.status()), type.problem(HttpStatusCode.valueOf(type.status()), detail), null);
        if (!errors.isEmpty()) {
            getBody().setProperty(ERRORS, errors);
        }
    }

    /** 400: the request cannot be understood. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, detail);
    }

    /** 403: the caller may not do this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(ProblemType.FORBIDDEN, detail);
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }

    /** 409: the present state does not allow it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    /** 412: the state is not the one that the client has seen. */
    public static ProblemException preconditionFailed(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, detail);
    }

    /** 413: the request asks for more than is done at once. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemType.TOO_LARGE, detail);
    }

    /** 422: the request is understood and not valid. */
    public static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID, detail);
    }

    /** 422 with these violations, of which there is at least one, or with the first 1,000 of them and their number. */
    public static ProblemException invalid(List<Violation> violations) {
        int count = violations.size();
        List<Violation> listed = List.copyOf(violations.subList(0, Math.min(count, MAX_VIOLATIONS)));
        String subject = count == 1 ? "One thing is" : count + " things are";
        String end = count > MAX_VIOLATIONS ? "; the first " + MAX_VIOLATIONS + " are listed." : ".";
        return new ProblemException(ProblemType.INVALID, subject + " wrong with the request" + end, listed);
    }

    /** 429: the caller has asked for more than it may; the same request may succeed later. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail).retryAfter(retryAfter);
    }

    /** 503: the same request may succeed later. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail).retryAfter(retryAfter);
    }

    /** @throws ProblemException 422 with these violations, if there are any */
    public static void throwIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
    }

    /** Adds the time after which a retry makes sense, in whole seconds, at least one. */
    public ProblemException retryAfter(Duration delay) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, delay.toSeconds())));
        return this;
    }

    /** Adds what the client needs to know beyond the detail. */
    public ProblemException with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }

    /** A problem is an answer and no incident: its stack trace is of no use. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
