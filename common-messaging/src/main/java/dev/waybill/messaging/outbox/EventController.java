package dev.waybill.messaging.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.waybill.messaging.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows an operator an event of this service, as the outbox has it. */
@RestController
class EventController {

    private static final String FIND = OutboxRecord.SELECT + " where id = ?";

    private static final String NO_FACTS = "{}";

    private final JdbcTemplate jdbc;
    private final String source;
    private final ErasedEvents erased;

    /** @param source of all events, as {@code /order-service} */
    EventController(JdbcTemplate jdbc, @Value("/${spring.application.name}") String source, ErasedEvents erased) {
        this.jdbc = jdbc;
        this.source = source;
        this.erased = erased;
    }

    /**
     * An event with the names of CloudEvents.
     *
     * @param subject the id of its order
     * @param data the facts, the JSON of the record's value; none if its personal data was erased
     */
    record EventResponse(
            UUID id,
            String type,
            String source,
            String subject,
            Instant time,
            long sequence,
            @Nullable UUID causationId,
            @JsonRawValue String data) {

        private static EventResponse of(OutboxRecord event, boolean isErased) {
            Envelope envelope = event.envelope();
            return new EventResponse(
                    envelope.id(),
                    envelope.type(),
                    envelope.source(),
                    envelope.subject().toString(),
                    envelope.time(),
                    envelope.sequence(),
                    envelope.causationId(),
                    isErased ? NO_FACTS : new String(event.payload(), StandardCharsets.UTF_8));
        }
    }

    /** Answers 404 as well if the event is older than the outbox keeps events. */
    @GetMapping("/events/{id}")
    EventResponse event(@PathVariable UUID id) {
        OutboxRecord found =
                DataAccessUtils.singleResult(jdbc.query(FIND, (row, _) -> OutboxRecord.read(row, source), id));
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Envelope envelope = found.envelope();
        return EventResponse.of(
                found, erased.contain(new ErasedEvents.Event(envelope.id(), envelope.type(), envelope.subject())));
    }
}
