package dev.waybill.messaging.outbox;

import dev.waybill.events.Event;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.NoTransactionException;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.messaging.wire.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes by writing to the journal within the transaction of the caller. */
final class TransactionalOutbox implements Outbox {

    private final OutboxRepository journal;
    private final EventSerde codec;
    private final EventTracing traces;
    private final Clock clock;
    private final String source;
    private final int mostBytes;

    /** @param source the service, as {@code /order-service} */
    TransactionalOutbox(
            OutboxRepository journal,
            EventSerde codec,
            EventTracing traces,
            Clock clock,
            String source,
            int mostBytes) {
        this.journal = journal;
        this.codec = codec;
        this.traces = traces;
        this.clock = clock;
        this.source = source;
        this.mostBytes = mostBytes;
    }

    @Override
    public Envelope publish(SequencedAggregate aggregate, Event event, Causation cause) {
        String type = codec.typeOf(event);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new NoTransactionException(type);
        }
        if (!aggregate.orderId().equals(event.orderId())) {
            throw new IllegalArgumentException(type + " is about another order than its source");
        }
        String payload = codec.write(event);
        checkSize(type, payload);
        var envelope = new Envelope(
                UuidV7.next(),
                type,
                source,
                aggregate.orderId(),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                aggregate.nextSequence(),
                cause.eventId(),
                traceOf(cause));
        OutboxBuffer.current(journal).add(new OutboxRow(envelope, codec.topicOf(event), payload));
        return envelope;
    }

    @Override
    public Causation requestCausation() {
        return new Causation(null, traces.current());
    }

    private String traceOf(Causation cause) {
        String given = Traceparent.valid(cause.traceparent());
        return given != null ? given : traces.current();
    }

    private void checkSize(String type, String payload) {
        if (payload.length() > mostBytes / 3) { // a char has three bytes at most
            int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                throw new EventTooLargeException(type, bytes, mostBytes);
            }
        }
    }
}
