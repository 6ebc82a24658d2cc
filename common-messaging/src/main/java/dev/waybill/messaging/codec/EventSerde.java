package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as plain JSON and reads them back, for sealed families of records whose annotations name their topic and
 * their wire names. Immutable and thread-safe.
 *
 * <p>Writing is exact: facts in the order of the record's components, decimals as plain strings. Reading is strict:
 * well-formed UTF-8 and JSON, one object and nothing after it, no fact twice, at most {@value StrictJson#DEEPEST} levels
 * deep, every value of exactly the JSON type it is written in. Only unknown fields are let pass.
 */
public final class EventSerde {

    private final Map<Class<?>, Kind> byRecord = new HashMap<>();
    private final Map<String, Kind> byName = new HashMap<>();

    private record Kind(EventDescriptor type, ObjectReader reader, ObjectWriter writer) {}

    private EventSerde(Collection<Class<? extends Event>> families) {
        JsonMapper json = EventJsonMapper.mapper();
        families.stream()
                .distinct()
                .flatMap(family -> EventDescriptor.of(family).stream())
                .forEach(type -> {
                    var kind = new Kind(type, json.readerFor(type.record()), json.writerFor(type.record()));
                    byRecord.put(type.record(), kind);
                    if (byName.put(type.name(), kind) != null) {
                        throw new IllegalArgumentException("two events are called " + type.name());
                    }
                });
    }

    /** @throws IllegalArgumentException if a family is not sealed, lacks an annotation, or two events share a name */
    @SafeVarargs
    public static EventSerde of(Class<? extends Event>... families) {
        return of(Arrays.asList(families));
    }

    /** @throws IllegalArgumentException if a family is not sealed, lacks an annotation, or two events share a name */
    public static EventSerde of(Collection<Class<? extends Event>> families) {
        return new EventSerde(families);
    }

    /** The topic of a family of events. */
    public static String topicOf(Class<? extends Event> family) {
        return EventDescriptor.of(family).getFirst().topic();
    }

    /** The wire names of a family of events. */
    public static List<String> typesOf(Class<? extends Event> family) {
        return EventDescriptor.of(family).stream().map(EventDescriptor::name).toList();
    }

    /** The wire name of an event. */
    public String typeOf(Event event) {
        return kind(event).type().name();
    }

    /** The topic that carries an event. */
    public String topicOf(Event event) {
        return kind(event).type().topic();
    }

    /** Whether events of this wire name travel on this topic. */
    public boolean knows(String topic, String type) {
        Kind kind = byName.get(type);
        return kind != null && kind.type().topic().equals(topic);
    }

    /** The facts of an event as JSON. */
    public String write(Event event) {
        return kind(event).writer().writeValueAsString(event);
    }

    /** Reads the facts of an event of the given wire name; never throws, whatever the bytes. */
    public DeserializationResult read(String type, byte[] value) {
        Kind kind = byName.get(type);
        if (kind == null) {
            return new DeserializationResult.Unknown();
        }
        if (!Utf8.isText(value)) {
            return new DeserializationResult.Invalid("the value is not UTF-8 text");
        }
        try {
            Event event = kind.reader().readValue(value);
            return event == null
                    ? new DeserializationResult.Invalid("the value is null")
                    : new DeserializationResult.Known(event);
        } catch (JacksonException e) {
            return new DeserializationResult.Invalid(JacksonErrorMessages.of(e));
        }
    }

    private Kind kind(Event event) {
        Kind kind = byRecord.get(event.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is of no family known here");
        }
        return kind;
    }
}
