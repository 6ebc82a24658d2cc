package dev.waybill.events;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds all events there are. */
final class Family {

    static final List<Class<? extends Event>> ALL =
            List.of(OrderEvent.class, StockEvent.class, PaymentEvent.class, ShipmentEvent.class);

    private Family() {}

    static Stream<Class<?>> events() {
        return ALL.stream().flatMap(Family::members);
    }

    static String nameOf(Class<?> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class), event.getName())
                .value();
    }

    static String topicOf(Class<?> event) {
        return Arrays.stream(event.getInterfaces())
                .map(family -> family.getAnnotation(EventTopic.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses());
    }
}
