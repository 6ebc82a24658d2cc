package dev.waybill.messaging.outbox;

import static java.util.stream.Collectors.toSet;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ErasedOrders;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The events of the outbox whose personal data was erased everywhere else. Thread-safe. */
final class ErasedEvents {

    private final Set<String> types;
    private final ErasedOrders orders;

    /** An event, without its facts. */
    record Event(UUID id, String type, OrderId order) {}

    /** @param types of the events that contain personal data */
    ErasedEvents(Set<String> types, ErasedOrders orders) {
        this.types = Set.copyOf(types);
        this.orders = orders;
    }

    boolean contain(Event event) {
        return without(List.of(event)).isEmpty();
    }

    /** Those of these events that are not erased, in their order. */
    List<Event> without(Collection<Event> events) {
        Set<OrderId> candidates = events.stream()
                .filter(event -> types.contains(event.type()))
                .map(Event::order)
                .collect(toSet());
        Set<OrderId> erased = candidates.isEmpty() ? Set.of() : orders.among(candidates);
        return events.stream()
                .filter(event -> !types.contains(event.type()) || !erased.contains(event.order()))
                .toList();
    }
}
