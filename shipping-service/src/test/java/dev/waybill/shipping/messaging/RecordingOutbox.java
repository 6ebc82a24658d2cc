package dev.waybill.shipping.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.shipping.domain.ShipmentFixtures;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records published events once their transaction has committed. */
public final class RecordingOutbox implements Outbox {

    public record Published(Event event, Envelope envelope) {}

    private final Queue<Published> published = new ConcurrentLinkedQueue<>();
    private volatile boolean failing;
    private volatile Runnable duringPublication = () -> {};

    /** Fails the next publication, and with it the transaction, as an unavailable database does. */
    public void failOnce() {
        failing = true;
    }

    /** To be run at each publication, within its transaction. */
    public void duringPublication(Runnable action) {
        duringPublication = action;
    }

    public List<Event> events(OrderId order) {
        return published(order).stream().map(Published::event).toList();
    }

    public List<Published> published(OrderId order) {
        return published.stream()
                .filter(each -> each.event().orderId().equals(order))
                .toList();
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
        if (failing) {
            failing = false;
            throw new QueryTimeoutException("simulated crash");
        }
        duringPublication.run();
        Envelope envelope = new Envelope(
                UuidV7.next(),
                event.getClass().getSimpleName(),
                "/shipping-service",
                event.orderId(),
                ShipmentFixtures.NOW,
                source.nextSequence(),
                cause.eventId(),
                cause.traceparent());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                published.add(new Published(event, envelope));
            }
        });
        return envelope;
    }
}
