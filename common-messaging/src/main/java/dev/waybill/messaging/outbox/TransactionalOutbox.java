package dev.waybill.messaging.outbox;

import dev.waybill.events.Event;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.codec.Traceparent;
import dev.waybill.messaging.outbox.OutboxRepository.OutboxRow;
import dev.waybill.messaging.tracing.EventTracing;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes by writing to the table {@code outbox} within the transaction of the caller. */
final class TransactionalOutbox implements Outbox {

    private final OutboxRepository repository;
    private final EventSerde serde;
    private final EventTracing tracing;
    private final Clock clock;
    private final DatabaseClock databaseClock;
    private final String source;
    private final int maxBytes;

    /** @param source the service, as {@code /order-service} */
    TransactionalOutbox(
            OutboxRepository repository,
            EventSerde serde,
            EventTracing tracing,
            Clock clock,
            JdbcTemplate jdbc,
            @Value("/${spring.application.name}") String source,
            OutboxProperties properties) {
        this.repository = repository;
        this.serde = serde;
        this.tracing = tracing;
        this.clock = clock;
        this.databaseClock = new DatabaseClock(jdbc);
        this.source = source;
        this.maxBytes = Math.toIntExact(properties.maxEventSize().toBytes());
    }

    @Override
    public Envelope publish(SequencedAggregate aggregate, Event event, Causation cause) {
        String type = serde.typeOf(event);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    type + " was published outside a transaction; publish it where the state changes");
        }
        if (!aggregate.orderId().equals(event.orderId())) {
            throw new IllegalArgumentException(type + " is about another order than the publishing aggregate");
        }
        String payload = serde.serialize(event);
        checkSize(type, payload);
        Instant time = clock.instant();
        checkClock(time);
        var envelope = new Envelope(
                UuidV7.next(),
                type,
                source,
                aggregate.orderId(),
                time,
                aggregate.nextSequence(),
                cause.eventId(),
                traceOf(cause));
        repository.append(new OutboxRow(envelope, serde.topicOf(event), payload));
        return envelope;
    }

    @Override
    public Causation requestCausation() {
        return new Causation(null, tracing.currentTraceparent());
    }

    private String traceOf(Causation cause) {
        String given = Traceparent.valid(cause.traceparent());
        return given != null ? given : tracing.currentTraceparent();
    }

    /** A clock that is wrong is not the fault of the event: the transaction may succeed later. */
    private void checkClock(Instant time) {
        if (databaseClock.isBeyond(time, CloudEventHeaders.MAX_AHEAD)) {
            String message =
                    "The clock of this service is more than 24 hours ahead of the database's, so no event can be published";
            throw new TransientDataAccessResourceException(message, new SQLTransientException(message));
        }
    }

    private void checkSize(String type, String payload) {
        if (payload.length() > maxBytes / 3) { // a char takes at most three bytes
            int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                throw new EventTooLargeException(type, bytes, maxBytes);
            }
        }
    }
}
