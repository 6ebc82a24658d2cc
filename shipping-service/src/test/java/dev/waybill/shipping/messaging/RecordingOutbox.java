package dev.waybill.shipping.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.shipping.domain.ASample;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps what was told, once it is committed. */
final class RecordingOutbox implements Outbox {

    record Told(Event event, Envelope envelope) {}

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile boolean crashing;

    /** Fails the next publication, and with it the transaction. */
    void crashOnce() {
        crashing = true;
    }

    List<Event> about(OrderId order) {
        return toldAbout(order).stream().map(Told::event).toList();
    }

    List<Told> toldAbout(OrderId order) {
        return told.stream().filter(one -> one.event().orderId().equals(order)).toList();
    }

    @Override
    public Causation requestCausation() {
        return Causation.fromRequest();
    }

    @Override
    public Envelope publish(SequencedAggregate source, Event event, Causation cause) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    event.getClass().getSimpleName() + " was published outside a transaction");
        }
        if (crashing) {
            crashing = false;
            throw new IllegalStateException("the lights went out");
        }
        Envelope envelope = new Envelope(
                UuidV7.next(),
                event.getClass().getSimpleName(),
                "/shipping-service",
                event.orderId(),
                ASample.NOW,
                source.nextSequence(),
                cause.eventId(),
                cause.traceparent());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.add(new Told(event, envelope));
            }
        });
        return envelope;
    }
}
