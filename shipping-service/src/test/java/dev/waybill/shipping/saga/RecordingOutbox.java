package dev.waybill.shipping.saga;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventSource;
import dev.waybill.messaging.Ids;
import dev.waybill.messaging.NoTransactionException;
import dev.waybill.messaging.Outbox;
import dev.waybill.shipping.domain.ASample;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    public Cause request() {
        return Cause.request();
    }

    @Override
    public Envelope publish(EventSource source, Event event, Cause cause) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new NoTransactionException(event.getClass().getSimpleName());
        }
        if (crashing) {
            crashing = false;
            throw new IllegalStateException("the lights went out");
        }
        Envelope envelope = new Envelope(
                Ids.next(),
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
