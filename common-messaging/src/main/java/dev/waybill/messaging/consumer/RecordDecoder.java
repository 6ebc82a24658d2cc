package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.codec.InvalidRecordException;
import dev.waybill.messaging.codec.InvalidRecordException.Reason;
import dev.waybill.messaging.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/**
 * Decodes records: first the event type, then the other headers, then the facts, then the mapping. Of a type that this
 * service does not handle, nothing else is read. Has no side effects.
 */
final class RecordDecoder {

    static final String UNKNOWN = "unknown";

    /** The header that names the group of a replay. Other records do not have it. */
    private static final String REPLAY_GROUP = "replay_group";

    /** The header of a replay of an event that is older than the inbox. */
    private static final String REPLAY_ID = "replay_id";

    private final String group;
    private final EventSerde serde;
    private final EventMapperRegistry mappers;
    private final InboxRetentionWindow retention;

    RecordDecoder(
            KafkaSettings kafka,
            @Value("${spring.application.name}") String service,
            EventSerde serde,
            EventMapperRegistry mappers,
            InboxRetentionWindow retention) {
        this.group = kafka.prefixed(service);
        this.serde = serde;
        this.mappers = mappers;
        this.retention = retention;
    }

    DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
        String type = UNKNOWN;
        if (isReplayForOtherGroup(record)) {
            return new DecodedRecord.Ignored(record, UNKNOWN);
        }
        try {
            String name = typeHeader(record);
            type = mappers.knows(record.topic(), name) ? name : UNKNOWN;
            if (!mappers.handles(record.topic(), name)) {
                return new DecodedRecord.Ignored(record, type);
            }
            UUID replayId = replayId(record);
            Envelope envelope = envelope(record, replayId == null);
            return mapped(record, envelope, replayId == null ? envelope.id() : replayId, facts(record, envelope));
        } catch (RuntimeException e) {
            // Mapping has no side effects and depends on nothing else: if it fails once it always fails.
            return new DecodedRecord.Invalid(record, type, e);
        } catch (StackOverflowError e) {
            return new DecodedRecord.Invalid(record, type, new TransactionalBatchHandler.StackExhaustedException(e));
        }
    }

    /** Of a dead letter that an operator has published again for the one group that had rejected it. */
    private boolean isReplayForOtherGroup(ConsumerRecord<byte[], byte[]> record) {
        Header addressee = record.headers().lastHeader(REPLAY_GROUP);
        return addressee != null && !Arrays.equals(addressee.value(), group.getBytes(StandardCharsets.UTF_8));
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

    /**
     * The id that the inbox keeps of a replay of an event which is older than the inbox: an operator has decided that it may
     * take effect. Null for all other records.
     */
    private @Nullable UUID replayId(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(REPLAY_ID);
        if (header == null || record.headers().lastHeader(REPLAY_GROUP) == null) {
            return null;
        }
        try {
            UUID id = UUID.fromString(new String(header.value(), StandardCharsets.ISO_8859_1));
            return id.version() == 7 && retention.contains(id) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Envelope envelope(ConsumerRecord<byte[], byte[]> record, boolean withinRetention) {
        Envelope envelope = CloudEventHeaders.read(record.headers());
        byte[] subject = envelope.subject().toString().getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(record.key(), subject)) {
            throw new InvalidRecordException(Reason.INVALID_KEY, "the key is not the " + CloudEventHeaders.SUBJECT);
        }
        if (!withinRetention) {
            return envelope;
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
        Event event = serde.deserialize(envelope.type(), value);
        if (!envelope.subject().equals(event.orderId())) {
            throw new InvalidRecordException(
                    Reason.INVALID_FACTS, "#/orderId: is not the " + CloudEventHeaders.SUBJECT);
        }
        return event;
    }

    private DecodedRecord mapped(ConsumerRecord<byte[], byte[]> record, Envelope envelope, UUID inboxId, Event event) {
        return mappers.map(record.topic(), event)
                .<DecodedRecord>map(input ->
                        new DecodedRecord.Valid(record, envelope.type(), inboxId, new ReceivedEvent<>(envelope, input)))
                .orElseGet(() -> new DecodedRecord.Ignored(record, envelope.type()));
    }

    /** A decoded record, before it is handled. */
    sealed interface DecodedRecord {

        ConsumerRecord<byte[], byte[]> record();

        /** Its event type if that is known, else {@code unknown}: foreign names never become tags of a metric. */
        String type();

        /**
         * A valid event that the handler has to process.
         *
         * @param inboxId under which the inbox remembers it: as a rule the event's id
         */
        record Valid(ConsumerRecord<byte[], byte[]> record, String type, UUID inboxId, ReceivedEvent<Object> received)
                implements DecodedRecord {}

        /** A record that this service ignores. */
        record Ignored(ConsumerRecord<byte[], byte[]> record, String type) implements DecodedRecord {}

        /** A record that is not a valid event and goes to the dead letters. */
        record Invalid(ConsumerRecord<byte[], byte[]> record, String type, RuntimeException failure)
                implements DecodedRecord {}
    }
}
