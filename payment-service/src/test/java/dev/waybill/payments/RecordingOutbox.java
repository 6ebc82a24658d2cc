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

/** Remembers what was told by transactions that committed. */
public final class RecordingOutbox implements Outbox {

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Consumer<Event> trouble = _ -> {};

    public record Told(Event event, Causation cause, long sequence) {}

    @Override
    public Causation requestCausation() {
        return Causation.fromRequest();
    }

    @Override
    public Envelope publish(SequencedAggregate source, Event event, Causation cause) {
        trouble.accept(event);
        var record = new Told(event, cause, source.nextSequence());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.add(record);
            }
        });
        return new Envelope(
                UuidV7.next(), "", "", source.orderId(), Instant.EPOCH, record.sequence(), cause.eventId(), null);
    }

    /** What is to go wrong from now on when an event is published. */
    public void troubleWith(Consumer<Event> whatGoesWrong) {
        trouble = whatGoesWrong;
    }

    public List<Told> told() {
        return told;
    }
}
