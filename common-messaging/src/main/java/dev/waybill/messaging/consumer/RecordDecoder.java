package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.codec.DeserializationResult;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.deadletters.Replay;
import dev.waybill.messaging.wire.CloudEventHeaders;
import dev.waybill.messaging.wire.InvalidRecordException;
import dev.waybill.messaging.wire.InvalidRecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records: first the event type, then the other headers, then the facts, then the mapping. Of a type that this
 * service does not handle, nothing else is read. Has no side effects.
 */
final class RecordDecoder {

    static final String UNKNOWN = "unknown";

    private final String group;
    private final EventSerde serde;
    private final EventMapperRegistry mappers;
    private final InboxRetentionWindow retention;

    RecordDecoder(String group, EventSerde serde, EventMapperRegistry mappers, InboxRetentionWindow retention) {
        this.group = group;
        this.serde = serde;
        this.mappers = mappers;
        this.retention = retention;
    }

    DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
        String type = UNKNOWN;
        if (Replay.isForOtherGroup(record.headers(), group)) {
            return new DecodedRecord.Ignored(record, UNKNOWN);
        }
        try {
            String name = typeHeader(record);
            type = serde.supports(record.topic(), name) ? name : UNKNOWN;
            if (!mappers.handles(record.topic(), name)) {
                return new DecodedRecord.Ignored(record, type);
            }
            Envelope envelope = envelope(record);
            return mapped(record, envelope, facts(record, envelope));
        } catch (RuntimeException e) {
            // Mapping has no side effects and depends on nothing else: if it fails once it always fails.
            return new DecodedRecord.Invalid(record, type, e);
        } catch (StackOverflowError e) {
            return new DecodedRecord.Invalid(record, type, new StackExhaustedException(e));
        }
    }

    private static String typeHeader(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CloudEventHeaders.TYPE);
        byte @Nullable [] value = header == null ? null : header.value();
        if (value == null) {
            throw new InvalidRecordException(Reason.MISSING_HEADER, CloudEventHeaders.TYPE + " is missing");
        }
        String name = new String(value, StandardCharsets.ISO_8859_1);
        if (!CloudEventHeaders.isText(name)) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, CloudEventHeaders.TYPE + " is malformed");
        }
        return name;
    }

    private Envelope envelope(ConsumerRecord<byte[], byte[]> record) {
        Envelope envelope = CloudEventHeaders.read(record.headers());
        byte[] subject = envelope.subject().toString().getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(record.key(), subject)) {
            throw new InvalidRecordException(Reason.INVALID_KEY, "the key is not the " + CloudEventHeaders.SUBJECT);
        }
        if (!retention.contains(envelope.id())) {
            throw outsideRetention(CloudEventHeaders.ID);
        }
        if (!retention.contains(envelope.time())) {
            throw outsideRetention(CloudEventHeaders.TIME);
        }
        return envelope;
    }

    private static InvalidRecordException outsideRetention(String header) {
        return new InvalidRecordException(Reason.OUTSIDE_RETENTION, header + " is outside the days of the inbox");
    }

    private Event facts(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new InvalidRecordException(Reason.INVALID_JSON, "there is no value");
        }
        Event event = switch (serde.deserialize(envelope.type(), value)) {
            case DeserializationResult.Success(Event known) -> known;
            case DeserializationResult.Invalid(Reason reason, String detail) ->
                throw new InvalidRecordException(reason, detail);
            case DeserializationResult.UnknownType() -> throw new IllegalStateException(envelope.type() + " is known");
        };
        if (!envelope.subject().equals(event.orderId())) {
            throw new InvalidRecordException(
                    Reason.INVALID_FACTS, "#/orderId: is not the " + CloudEventHeaders.SUBJECT);
        }
        return event;
    }

    private DecodedRecord mapped(ConsumerRecord<byte[], byte[]> record, Envelope envelope, Event event) {
        return mappers.map(record.topic(), event)
                .<DecodedRecord>map(
                        input -> new DecodedRecord.Valid(record, envelope.type(), new ReceivedEvent<>(envelope, input)))
                .orElseGet(() -> new DecodedRecord.Ignored(record, envelope.type()));
    }
}
