package dev.waybill.orders;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An outbox that keeps the published events in memory. */
public final class RecordingOutbox implements Outbox {

    public record Published(Event event, Envelope envelope) {}

    public final List<Published> published = new ArrayList<>();
    private final Clock clock;

    public RecordingOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Causation requestCausation() {
        return Causation.fromRequest();
    }

    @Override
    public Envelope publish(SequencedAggregate source, Event event, Causation cause) {
        EventType type = Objects.requireNonNull(event.getClass().getAnnotation(EventType.class));
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(type.value() + " was published outside a transaction");
        }
        var envelope = new Envelope(
                UuidV7.next(),
                type.value(),
                "/order-service",
                event.orderId(),
                clock.instant(),
                source.nextSequence(),
                cause.eventId(),
                cause.traceparent());
        published.add(new Published(event, envelope));
        return envelope;
    }
}
