package dev.waybill.events;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds all events. */
final class EventHierarchies {

    static final List<Class<? extends Event>> ALL =
            List.of(OrderEvent.class, StockEvent.class, PaymentEvent.class, ShipmentEvent.class);

    private EventHierarchies() {}

    static Stream<Class<?>> events() {
        return ALL.stream().flatMap(hierarchy -> Arrays.stream(hierarchy.getPermittedSubclasses()));
    }

    static String nameOf(Class<?> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class), event.getName())
                .value();
    }

    static String topicOf(Class<?> event) {
        return Arrays.stream(event.getInterfaces())
                .map(hierarchy -> hierarchy.getAnnotation(EventTopic.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
