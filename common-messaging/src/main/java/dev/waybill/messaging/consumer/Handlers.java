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

/** The translation of each subscribed topic. */
final class Handlers {

    private final Map<String, EventMapper<?, ?>> byTopic = new HashMap<>();

    Handlers(Collection<? extends EventMapper<?, ?>> handlers) {
        for (EventMapper<?, ?> handler : handlers) {
            String topic = EventSerde.topicOf(handler.eventType());
            if (byTopic.put(topic, handler) != null) {
                throw new IllegalStateException(
                        "topic " + topic + " has two handlers; one translates all of its events");
            }
        }
    }

    Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    /** The wire names of all events of these topics. */
    List<String> types() {
        return byTopic.values().stream()
                .flatMap(handler -> EventSerde.typesOf(handler.eventType()).stream())
                .toList();
    }

    Optional<Object> map(String topic, Event event) {
        EventMapper<?, ?> handler = byTopic.get(topic);
        if (handler == null) {
            throw new IllegalStateException("topic " + topic + " was not subscribed to");
        }
        return map(handler, event);
    }

    private static <E extends Event> Optional<Object> map(EventMapper<E, ?> handler, Event event) {
        return handler.map(handler.eventType().cast(event)).map(input -> input);
    }
}
