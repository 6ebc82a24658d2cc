package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.PersonalFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event class with its event type, as {@code order.placed.v1}, and its topic. */
public record EventDescriptor(Class<? extends Event> record, String type, String topic) {

    /** The event classes of a sealed hierarchy, nested hierarchies included. */
    static List<EventDescriptor> of(Class<? extends Event> baseType) {
        var events = new ArrayList<EventDescriptor>();
        collect(baseType, topicOf(baseType), events);
        return events;
    }

    /** The event types of a base type. */
    public static List<String> typesOf(Class<? extends Event> baseType) {
        return of(baseType).stream().map(EventDescriptor::type).toList();
    }

    /** The types of those events of a base type that contain personal data. */
    public static Set<String> typesWithPersonalData(Class<? extends Event> baseType) {
        return of(baseType).stream()
                .filter(each -> each.record().isAnnotationPresent(PersonalFacts.class))
                .map(EventDescriptor::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topic of the events of a base type. */
    public static String topicOf(Class<? extends Event> baseType) {
        EventTopic topic = baseType.getAnnotation(EventTopic.class);
        if (topic == null) {
            throw new IllegalArgumentException(baseType.getName() + " has no @EventTopic");
        }
        return topic.value();
    }

    private static void collect(Class<? extends Event> type, String topic, List<EventDescriptor> events) {
        if (type.isRecord()) {
            events.add(new EventDescriptor(type, typeOf(type), topic));
            return;
        }
        @Nullable Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(type.getName() + " is neither a record nor sealed");
        }
        Arrays.stream(permitted).forEach(each -> collect(each.asSubclass(Event.class), topic, events));
    }

    /** The event type of an event class. */
    public static String typeOf(Class<? extends Event> type) {
        EventType annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no @EventType");
        }
        return annotation.value();
    }
}
