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

/** Answers whatever goes wrong in a controller, or on the way to it, with a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GlobalExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(GlobalExceptionHandler.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration DATABASE_MAY_BE_BACK = Duration.ofSeconds(5);

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
    @Nullable ResponseEntity<Object> anything(Exception failure, WebRequest request) {
        InFlightRequest inFlight = InFlightRequest.of(((ServletWebRequest) request).getRequest());
        if (inFlight != null && inFlight.isOutOfTime()) {
            log.warn("Answered 503 as it took too long: {}", failure.toString());
            boolean unused = Thread.interrupted(); // which ended the work and must not end the answer
            return problem(new UnavailableException("It took too long.", A_MOMENT), request);
        }
        RefusedBodyException refused = RefusedBodyException.in(failure);
        if (refused != null) {
            return refused(refused, request);
        }
        if (TransientDatabaseErrors.isBehind(failure)) {
            log.warn("Answered 503 because of the database: {}", failure.toString());
            return problem(
                    new UnavailableException("The service cannot do this right now.", DATABASE_MAY_BE_BACK), request);
        }
        log.error("Answered 500 to {}", request.getDescription(false), failure);
        return handleExceptionInternal(failure, null, new HttpHeaders(), status(ProblemType.INTERNAL), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        RefusedBodyException refused = RefusedBodyException.in(failure);
        if (refused == null) {
            refused = inTheRest(((ServletWebRequest) request).getRequest());
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

    /** However early a body turns out to be none: one that is too large is told so. */
    private static @Nullable RefusedBodyException inTheRest(HttpServletRequest request) {
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
