package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.codec.EventSerde;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mapper of each subscribed topic. */
final class Handlers {

    private final Map<String, EventMapper<?, ?>> byTopic = new HashMap<>();

    Handlers(Collection<? extends EventMapper<?, ?>> mappers) {
        for (EventMapper<?, ?> mapper : mappers) {
            String topic = EventSerde.topicOf(mapper.eventType());
            if (byTopic.put(topic, mapper) != null) {
                throw new IllegalStateException("topic " + topic + " has two mappers; one must map all of its events");
            }
        }
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** The event types of all subscribed topics. */
    List<String> types() {
        return byTopic.values().stream()
                .flatMap(mapper -> EventSerde.typesOf(mapper.eventType()).stream())
                .toList();
    }

    Optional<Object> map(String topic, Event event) {
        EventMapper<?, ?> mapper = byTopic.get(topic);
        if (mapper == null) {
            throw new IllegalStateException("topic " + topic + " is not subscribed");
        }
        return map(mapper, event);
    }

    private static <E extends Event> Optional<Object> map(EventMapper<E, ?> mapper, Event event) {
        return mapper.map(mapper.eventType().cast(event)).map(input -> input);
    }
}
