package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.codec.EventSerde;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapper of each subscribed topic. Immutable and thread-safe. */
final class EventMapperRegistry {

    private final Map<String, Registration> byTopic = new HashMap<>();

    private record Registration(EventMapper<?, ?> mapper, Set<String> handledTypes) {}

    EventMapperRegistry(List<EventMapper<?, ?>> mappers) {
        for (EventMapper<?, ?> mapper : mappers) {
            String topic = EventSerde.topicOf(mapper.eventType());
            if (byTopic.put(topic, new Registration(mapper, handledTypes(mapper))) != null) {
                throw new IllegalStateException("topic " + topic + " has two mappers; one must map all of its events");
            }
        }
    }

    private static Set<String> handledTypes(EventMapper<?, ?> mapper) {
        Set<String> ignored =
                mapper.ignoredTypes().stream().map(EventSerde::typeOf).collect(Collectors.toSet());
        return EventSerde.typesOf(mapper.eventType()).stream()
                .filter(type -> !ignored.contains(type))
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** The event types of all subscribed topics. */
    List<String> types() {
        return byTopic.values().stream()
                .flatMap(each -> EventSerde.typesOf(each.mapper().eventType()).stream())
                .toList();
    }

    /** Whether a mapper of this service handles an event type of this topic. */
    boolean handles(String topic, String type) {
        return registration(topic).handledTypes().contains(type);
    }

    Optional<Object> map(String topic, Event event) {
        return map(registration(topic).mapper(), event);
    }

    private Registration registration(String topic) {
        Registration registration = byTopic.get(topic);
        if (registration == null) {
            throw new IllegalStateException("topic " + topic + " is not subscribed");
        }
        return registration;
    }

    private static <E extends Event> Optional<Object> map(EventMapper<E, ?> mapper, Event event) {
        return mapper.map(mapper.eventType().cast(event)).map(input -> input);
    }
}
