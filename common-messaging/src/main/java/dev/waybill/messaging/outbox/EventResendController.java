package dev.waybill.messaging.outbox;

import static java.util.stream.Collectors.joining;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.outbox.EventResender.ResendRunningException;
import java.net.URI;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets an operator publish events of this service again. */
@RestController
@RequestMapping("/events/resends")
class EventResendController {

    private final EventResender resender;

    EventResendController(EventResender resender) {
        this.resender = resender;
    }

    /**
     * Either an order or a time.
     *
     * @param since an RFC 3339 time, as {@code until}, which is now unless it is given
     * @param dryRun whether events are only counted
     */
    record ResendRequest(
            @Nullable String orderId,
            @Nullable String since,
            @Nullable String until,
            @Nullable Boolean dryRun) {}

    /**
     * A rule that a request violates.
     *
     * @param pointer to the field; to the whole request if it is about several
     * @param detail the end of a sentence that begins with the name of the field
     */
    record ResendViolation(String pointer, String detail) {

        private String sentence() {
            return (pointer.equals("#") ? "The request" : pointer.substring(2)) + " " + detail + ".";
        }
    }

    @PostMapping
    ResponseEntity<EventResend> resend(@RequestBody ResendRequest request) throws SQLException {
        try {
            EventResend started = start(request, Boolean.TRUE.equals(request.dryRun()));
            return ResponseEntity.accepted()
                    .location(URI.create("/events/resends/" + started.id()))
                    .body(started);
        } catch (ResendRunningException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage());
        }
    }

    private EventResend start(ResendRequest request, boolean dryRun) throws SQLException {
        var violations = new ArrayList<ResendViolation>();
        OrderId order = order(request.orderId(), violations);
        Instant since = time("#/since", request.since(), violations);
        Instant until = time("#/until", request.until(), violations);
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        try {
            if (order != null && since == null && until == null) {
                return resender.ofOrder(order.value(), dryRun);
            }
            if (order == null && since != null) {
                return resender.ofTime(since, until, dryRun);
            }
        } catch (IllegalArgumentException e) {
            String pointer = order == null ? "#/since" : "#/orderId";
            throw invalid(List.of(new ResendViolation(pointer, String.valueOf(e.getMessage()))));
        }
        throw invalid(List.of(new ResendViolation("#", "must have either orderId, or since and, if need be, until")));
    }

    private static @Nullable OrderId order(@Nullable String text, List<ResendViolation> violations) {
        try {
            return text == null ? null : OrderId.parse(text);
        } catch (IllegalArgumentException e) {
            violations.add(new ResendViolation("#/orderId", "must be a UUID"));
            return null;
        }
    }

    private static @Nullable Instant time(String pointer, @Nullable String text, List<ResendViolation> violations) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            violations.add(new ResendViolation(pointer, "must be a time in RFC 3339, such as 2026-03-01T12:00:00Z"));
            return null;
        }
    }

    /** The answer to a request with these violations, as services give it. */
    private static ResponseStatusException invalid(List<ResendViolation> violations) {
        String detail = violations.stream().map(ResendViolation::sentence).collect(joining(" "));
        var refusal = new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, detail);
        refusal.getBody().setProperty("errors", violations);
        return refusal;
    }

    @GetMapping("/{id}")
    EventResend progress(@PathVariable UUID id) {
        return resender.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
