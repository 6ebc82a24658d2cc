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

/** Remembers what was told by transactions that committed. */
final class Told implements Outbox {

    record Entry(Event event, Envelope envelope) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

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
                entries.add(new Entry(event, envelope));
            }
        });
        return envelope;
    }

    List<Entry> of(OrderId orderId) {
        return entries.stream()
                .filter(entry -> entry.event().orderId().equals(orderId))
                .toList();
    }

    List<Event> eventsOf(OrderId orderId) {
        return of(orderId).stream().map(Entry::event).toList();
    }

    <E extends Event> List<E> all(Class<E> type) {
        return entries.stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
