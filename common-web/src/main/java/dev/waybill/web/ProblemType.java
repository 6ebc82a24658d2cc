package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of problems. A type's URI and title are part of the API: they are never changed. */
public enum ProblemType {
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    UNAUTHORIZED(401, "unauthorized", "A valid token is needed"),
    FORBIDDEN(403, "forbidden", "This is not allowed"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No acceptable representation"),
    TOO_SLOW(408, "too-slow", "The request took too long to arrive"),
    CONFLICT(409, "conflict", "The present state does not allow it"),
    PRECONDITION_FAILED(412, "precondition-failed", "It has changed in the meantime"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The media type is not supported"),
    INVALID(422, "invalid", "The request is invalid"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "There are too many requests"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    UNAVAILABLE(503, "unavailable", "Temporarily unavailable");

    private final int status;
    private final URI uri;
    private final String title;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.uri = URI.create("urn:waybill:problem:" + name);
        this.title = title;
    }

    int status() {
        return status;
    }

    URI uri() {
        return uri;
    }

    String title() {
        return title;
    }

    /** @param status of the answer, which the framework may have chosen */
    ProblemDetail problem(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(uri);
        problem.setTitle(title);
        return problem;
    }

    /** The same, outside of controllers. */
    ProblemDetail problem(HttpStatusCode status, String detail, String path) {
        ProblemDetail problem = problem(status, detail);
        problem.setInstance(instance(path));
        return problem;
    }

    /** Answers a request outside of controllers. Headers of the response must be set before. */
    public void answer(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
        ProblemDetail problem = problem(HttpStatusCode.valueOf(status), detail, request.getRequestURI());
        byte[] body = StrictJsonMapper.INSTANCE.writeValueAsBytes(problem);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The path of a request; the root if it is no URI, such as two slashes. */
    static URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return URI.create("/");
        }
    }

    /** The type of a status that the framework or the container has chosen. */
    static ProblemType of(HttpStatusCode status) {
        for (ProblemType type : values()) {
            if (type.status == status.value()) {
                return type;
            }
        }
        return status.is4xxClientError() ? BAD_REQUEST : INTERNAL;
    }
}
