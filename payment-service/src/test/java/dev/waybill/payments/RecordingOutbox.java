package dev.waybill.payments;

import dev.waybill.events.Event;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records the events published by transactions that have committed. */
public final class RecordingOutbox implements Outbox {

    private final List<PublishedEvent> published = new CopyOnWriteArrayList<>();
    private volatile Consumer<Event> failure = _ -> {};

    public record PublishedEvent(Event event, Causation cause, long sequence) {}

    @Override
    public Causation requestCausation() {
        return Causation.fromRequest();
    }

    @Override
    public Envelope publish(SequencedAggregate source, Event event, Causation cause) {
        failure.accept(event);
        var record = new PublishedEvent(event, cause, source.nextSequence());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                published.add(record);
            }
        });
        return new Envelope(
                UuidV7.next(), "", "", source.orderId(), Instant.EPOCH, record.sequence(), cause.eventId(), null);
    }

    /** Throws from now on when an event is published. */
    public void failWith(Consumer<Event> newFailure) {
        failure = newFailure;
    }

    public List<PublishedEvent> published() {
        return published;
    }
}
