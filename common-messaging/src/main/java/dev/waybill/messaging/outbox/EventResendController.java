package dev.waybill.messaging.outbox;

import dev.waybill.messaging.outbox.EventResender.ResendRunningException;
import java.net.URI;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    @PostMapping
    ResponseEntity<EventResend> resend(@RequestBody ResendRequest request) throws SQLException {
        try {
            EventResend started = start(request, Boolean.TRUE.equals(request.dryRun()));
            return ResponseEntity.accepted()
                    .location(URI.create("/events/resends/" + started.id()))
                    .body(started);
        } catch (ResendRunningException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        }
    }

    private EventResend start(ResendRequest request, boolean dryRun) throws SQLException {
        if (request.orderId() != null && request.since() == null && request.until() == null) {
            return resender.ofOrder(UUID.fromString(request.orderId()), dryRun);
        }
        if (request.orderId() == null && request.since() != null) {
            return resender.ofTime(
                    time(request.since()), request.until() == null ? null : time(request.until()), dryRun);
        }
        throw new IllegalArgumentException("Give either orderId, or since and, if need be, until.");
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("since and until are times as 2026-03-01T12:00:00Z.", e);
        }
    }

    @GetMapping("/{id}")
    EventResend progress(@PathVariable UUID id) {
        return resender.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
