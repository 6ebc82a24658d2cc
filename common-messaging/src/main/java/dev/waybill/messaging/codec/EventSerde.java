package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.messaging.codec.InvalidRecordException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serializes events as plain JSON and deserializes them, for sealed hierarchies of records whose annotations name their
 * topic and their event types. Immutable and thread-safe.
 *
 * <p>Serialization is exact: fields in the order of the record's components, decimals as plain strings. Deserialization is
 * strict: well-formed UTF-8 and JSON, one object and nothing after it, no field twice, at most
 * {@value EventJsonMapper#MAX_DEPTH} levels deep, every value of exactly the JSON type in which it is written. Unknown
 * fields are ignored.
 */
public final class EventSerde {

    private final Map<Class<?>, Codec> byClass = new HashMap<>();
    private final Map<String, Codec> byType = new HashMap<>();

    private record Codec(EventDescriptor descriptor, ObjectReader reader, ObjectWriter writer) {}

    /** @throws IllegalArgumentException if a base type is not sealed, an annotation is missing or a type occurs twice */
    public EventSerde(Collection<Class<? extends Event>> baseTypes) {
        JsonMapper json = EventJsonMapper.create();
        baseTypes.stream()
                .distinct()
                .flatMap(baseType -> EventDescriptor.of(baseType).stream())
                .forEach(event -> {
                    var codec = new Codec(event, json.readerFor(event.record()), json.writerFor(event.record()));
                    byClass.put(event.record(), codec);
                    if (byType.put(event.type(), codec) != null) {
                        throw new IllegalArgumentException("two events have the type " + event.type());
                    }
                });
    }

    /** The event type, as {@code order.placed.v1}, of an event. */
    public String typeOf(Event event) {
        return codec(event).descriptor().type();
    }

    /** The topic of an event. */
    public String topicOf(Event event) {
        return codec(event).descriptor().topic();
    }

    public String serialize(Event event) {
        return codec(event).writer().writeValueAsString(event);
    }

    /**
     * Deserializes an event of the given type.
     *
     * @throws InvalidRecordException if the value is not a valid event of its type; its message has nothing of the value
     * @throws IllegalArgumentException if the type is of no event of this serde; the value is not parsed then
     */
    public Event deserialize(String type, byte[] value) {
        Codec codec = byType.get(type);
        if (codec == null) {
            throw new IllegalArgumentException(type + " is no event type of this serde");
        }
        if (!isUtf8(value)) {
            throw new InvalidRecordException(Reason.INVALID_JSON, "the value is not UTF-8 text");
        }
        try {
            Event event = codec.reader().readValue(value);
            if (event == null) {
                throw new InvalidRecordException(Reason.INVALID_FACTS, "the value is null");
            }
            return event;
        } catch (JacksonException e) {
            throw new InvalidRecordException(
                    isAboutSyntax(e, value) ? Reason.INVALID_JSON : Reason.INVALID_FACTS, JacksonErrorMessages.of(e));
        }
    }

    /**
     * Whether the bytes are well-formed UTF-8 without U+0000, which no JSON document contains and every UTF-16 one does. The
     * JSON parser is lenient about UTF-8 and would also detect UTF-16 and UTF-32.
     */
    private static boolean isUtf8(byte[] value) {
        boolean ascii = true;
        for (byte each : value) {
            if (each == 0) {
                return false;
            }
            ascii &= each > 0;
        }
        if (ascii) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAboutSyntax(JacksonException failure, byte[] value) {
        return value.length == 0
                || failure instanceof StreamReadException
                || failure instanceof StreamConstraintsException;
    }

    private Codec codec(Event event) {
        Codec codec = byClass.get(event.getClass());
        if (codec == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is not an event of this serde");
        }
        return codec;
    }
}
