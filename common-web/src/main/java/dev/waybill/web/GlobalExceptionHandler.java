package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every exception of a controller, or on the way to it, with a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GlobalExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(GlobalExceptionHandler.class);
    private static final Duration RETRY_AFTER_DATABASE_ERROR = Duration.ofSeconds(5);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> problem(ProblemException problem, WebRequest request) {
        var headers = new HttpHeaders();
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        }
        return handleExceptionInternal(problem, null, headers, status(problem.type()), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> any(Exception failure, WebRequest request) {
        InFlightRequest inFlight = InFlightRequest.of(((ServletWebRequest) request).getRequest());
        if (inFlight != null && inFlight.isTimedOut()) {
            log.info("Failed after the request had timed out and was answered: {}", failure.toString());
            return null;
        }
        RefusedBodyException refused = RefusedBodyException.in(failure);
        if (refused != null) {
            return refused(refused, request);
        }
        if (TransientDatabaseErrors.isBehind(failure)) {
            log.warn("Answered 503 because of the database: {}", failure.toString());
            return problem(
                    new UnavailableException("The service cannot do this right now.", RETRY_AFTER_DATABASE_ERROR),
                    request);
        }
        log.error("Answered 500 to {}", request.getDescription(false), failure);
        return handleExceptionInternal(failure, null, new HttpHeaders(), status(ProblemType.INTERNAL), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        RefusedBodyException refused = RefusedBodyException.in(failure);
        if (refused == null) {
            refused = inUnreadPart(((ServletWebRequest) request).getRequest());
        }
        if (refused != null) {
            return refused(refused, request);
        }
        return problem(JsonErrorMapper.because(failure), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = failure instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "A value";
        return problem(new BadRequestException(name + " is malformed."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (response != null && response.isCommitted()) {
            return null;
        }
        var sent = new HttpHeaders();
        sent.addAll(headers);
        sent.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        String path = ((ServletWebRequest) request).getRequest().getRequestURI();
        return new ResponseEntity<>(ProblemDetailFactory.problem(failure, status, path), sent, status);
    }

    /** A body that is not valid JSON is too large first of all, if it is. */
    private static @Nullable RefusedBodyException inUnreadPart(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException e) {
            return RefusedBodyException.in(e);
        }
    }

    private @Nullable ResponseEntity<Object> refused(RefusedBodyException failure, WebRequest request) {
        return handleExceptionInternal(failure, null, new HttpHeaders(), status(failure.type()), request);
    }

    private static HttpStatusCode status(ProblemType type) {
        return HttpStatusCode.valueOf(type.status());
    }
}
