package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of event: its record, its name on the wire, and the topic that carries it. */
record EventDescriptor(Class<? extends Event> record, String name, String topic) {

    /** All kinds of a sealed family, those of families within it included. */
    static List<EventDescriptor> of(Class<? extends Event> family) {
        EventTopic topic = family.getAnnotation(EventTopic.class);
        if (topic == null) {
            throw new IllegalArgumentException(family.getName() + " has no @Topic");
        }
        var types = new ArrayList<EventDescriptor>();
        collect(family, topic.value(), types);
        return types;
    }

    private static void collect(Class<? extends Event> type, String topic, List<EventDescriptor> types) {
        if (type.isRecord()) {
            types.add(new EventDescriptor(type, name(type), topic));
            return;
        }
        @Nullable Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(type.getName() + " is neither a record nor sealed");
        }
        Arrays.stream(permitted).forEach(each -> collect(each.asSubclass(Event.class), topic, types));
    }

    private static String name(Class<? extends Event> type) {
        EventType name = type.getAnnotation(EventType.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no @WireName");
        }
        return name.value();
    }
}
