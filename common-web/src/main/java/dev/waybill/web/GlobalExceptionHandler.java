package dev.waybill.web;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every exception of a controller, or on the way to it, with a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GlobalExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(GlobalExceptionHandler.class);
    private static final Duration RETRY_AFTER_DATABASE_ERROR = Duration.ofSeconds(5);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> any(Exception failure, WebRequest request) {
        InFlightRequest inFlight = InFlightRequest.of(((ServletWebRequest) request).getRequest());
        if (inFlight != null && inFlight.isTimedOut()) {
            log.info("Failed after the request had timed out and was answered: {}", failure.toString());
            return null;
        }
        ProblemException refused = RefusedBodyException.in(failure);
        if (refused != null) {
            return problem(refused, request);
        }
        if (TransientDatabaseErrors.isCauseOf(failure)) {
            log.warn("Answered 503 because of the database: {}", failure.toString());
            return problem(
                    ProblemException.unavailable("The service cannot do this right now.", RETRY_AFTER_DATABASE_ERROR),
                    request);
        }
        log.error("Answered 500 to {}", RequestPattern.describe(((ServletWebRequest) request).getRequest()), failure);
        return handleExceptionInternal(failure, null, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    /** Tomcat reads the parameters when the first is asked for. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> malformedQuery(InvalidParameterException failure, WebRequest request) {
        return problem(ProblemException.badRequest("The query is malformed."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemException refused = RefusedBodyException.in(failure);
        if (refused == null) {
            refused = inUnreadPart(((ServletWebRequest) request).getRequest());
        }
        return problem(refused == null ? JsonErrorMapper.because(failure) : refused, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String malformed = failure.getFieldErrors().stream()
                .filter(FieldError::isBindingFailure)
                .map(error -> error.getField() + " is malformed.")
                .distinct()
                .collect(joining(" "));
        if (!malformed.isEmpty()) {
            return problem(ProblemException.badRequest(malformed), request);
        }
        List<ConstraintViolation<?>> found = failure.getAllErrors().stream()
                .<ConstraintViolation<?>>map(error -> error.unwrap(ConstraintViolation.class))
                .toList();
        return problem(ProblemException.invalid(RequestValidator.violations(found, "#")), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = failure instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "A value";
        return problem(ProblemException.badRequest(name + " is malformed."), request);
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
        ProblemDetail problem = failure instanceof ProblemException own ? own.getBody() : problem(failure, status);
        problem.setInstance(ProblemType.instance(path));
        return new ResponseEntity<>(problem, sent, status);
    }

    /** With the violations that a module without this one has found. */
    private static ProblemDetail problem(Exception failure, HttpStatusCode status) {
        ProblemDetail problem = ProblemType.of(status).problem(status, detail(failure, status));
        if (failure instanceof ResponseStatusException known
                && known.getBody().getProperties() instanceof Map<String, Object> more
                && more.get(ProblemException.ERRORS) instanceof List<?> errors) {
            problem.setProperty(ProblemException.ERRORS, errors);
        }
        return problem;
    }

    /** That of the framework where it is meant for clients. */
    private static String detail(Exception failure, HttpStatusCode status) {
        ProblemType type = ProblemType.of(status);
        boolean isMeantForClients = status.is4xxClientError() && type != ProblemType.NOT_FOUND;
        String detail = isMeantForClients && failure instanceof ErrorResponse known
                ? known.getBody().getDetail()
                : null;
        return detail == null ? type.title() + "." : detail;
    }

    /** A body that is not valid JSON is too large first of all, if it is. */
    private static @Nullable ProblemException inUnreadPart(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException e) {
            return RefusedBodyException.in(e);
        }
    }

    private @Nullable ResponseEntity<Object> problem(ProblemException problem, WebRequest request) {
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }
}
