package dev.waybill.inventory.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records published events once their transaction has committed. */
final class RecordingOutbox implements Outbox {

    record Published(Event event, Envelope envelope) {}

    private final List<Published> published = new CopyOnWriteArrayList<>();

    @Override
    public Causation requestCausation() {
        return Causation.fromRequest();
    }

    @Override
    public Envelope publish(SequencedAggregate source, Event event, Causation cause) {
        var envelope = new Envelope(
                UuidV7.next(),
                event.getClass().getSimpleName(),
                "/inventory-service",
                source.orderId(),
                Instant.now(),
                source.nextSequence(),
                cause.eventId(),
                null);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                published.add(new Published(event, envelope));
            }
        });
        return envelope;
    }

    List<Published> published(OrderId orderId) {
        return published.stream()
                .filter(each -> each.event().orderId().equals(orderId))
                .toList();
    }

    List<Event> events(OrderId orderId) {
        return published(orderId).stream().map(Published::event).toList();
    }

    <E extends Event> List<E> eventsOfType(Class<E> type) {
        return published.stream()
                .map(Published::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
