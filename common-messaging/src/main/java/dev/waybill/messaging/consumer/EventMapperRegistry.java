package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.codec.EventDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;

/** The mapper of each subscribed topic, by its name on the brokers. Immutable and thread-safe. */
final class EventMapperRegistry {

    private final Map<String, Registration> byTopic = new HashMap<>();

    private record Registration(EventMapper<?, ?> mapper, List<String> types, Set<String> handledTypes) {}

    EventMapperRegistry(List<EventMapper<?, ?>> mappers, @Value("${waybill.kafka.prefix:}") String topicPrefix) {
        for (EventMapper<?, ?> mapper : mappers) {
            String topic = topicPrefix + EventDescriptor.topicOf(mapper.eventType());
            List<String> types = EventDescriptor.typesOf(mapper.eventType());
            if (byTopic.put(topic, new Registration(mapper, types, handledTypes(mapper, types))) != null) {
                throw new IllegalStateException("topic " + topic + " has two mappers; one must map all of its events");
            }
        }
    }

    private static Set<String> handledTypes(EventMapper<?, ?> mapper, List<String> types) {
        Set<String> ignored =
                mapper.ignoredTypes().stream().map(EventDescriptor::typeOf).collect(Collectors.toSet());
        return types.stream().filter(type -> !ignored.contains(type)).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** The event types of all subscribed topics. */
    List<String> types() {
        return byTopic.values().stream().flatMap(each -> each.types().stream()).toList();
    }

    /** Whether an event type belongs to this topic. */
    boolean knows(String topic, String type) {
        return registration(topic).types().contains(type);
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
