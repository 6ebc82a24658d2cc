package dev.waybill.messaging.consumer;

import dev.waybill.events.Event;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.codec.DeserializationResult;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.deadletters.FailureReason;
import dev.waybill.messaging.deadletters.Replay;
import dev.waybill.messaging.wire.CloudEventHeaders;
import dev.waybill.messaging.wire.InvalidEnvelopeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Decodes records: first the headers, then the facts, then the mapping. Has no side effects. */
final class Intake {

    static final String UNKNOWN = "unknown";

    private final String group;
    private final EventSerde codec;
    private final Handlers handlers;
    private final InboxDays days;

    Intake(String group, EventSerde codec, Handlers handlers, InboxDays days) {
        this.group = group;
        this.codec = codec;
        this.handlers = handlers;
        this.days = days;
    }

    Incoming decode(ConsumerRecord<byte[], byte[]> record) {
        String type = UNKNOWN;
        if (Replay.isForOtherGroup(record.headers(), group)) {
            return new Incoming.Ignored(record, UNKNOWN);
        }
        try {
            String name = typeHeader(record);
            if (!codec.supports(record.topic(), name)) {
                return unknown(record, name);
            }
            type = name;
            Envelope envelope = envelope(record);
            return mapped(record, envelope, facts(record, envelope));
        } catch (InvalidEnvelopeException | InvalidFactsException e) {
            return new Incoming.Refused(
                    record, type, new FailureReason(e.getClass().getName(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            // Mapping has no side effects and depends on nothing else: if it fails once it always fails.
            return new Incoming.Refused(record, type, Failure.reason(e));
        }
    }

    private static String typeHeader(ConsumerRecord<byte[], byte[]> record) {
        Header name = record.headers().lastHeader(CloudEventHeaders.TYPE);
        byte @Nullable [] value = name == null ? null : name.value();
        if (value == null) {
            throw new InvalidEnvelopeException(CloudEventHeaders.TYPE + " is missing");
        }
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    /** Unknown types are ignored, so that new ones can be added; a malformed type is rejected. */
    private static Incoming unknown(ConsumerRecord<byte[], byte[]> record, String name) {
        if (!CloudEventHeaders.isText(name)) {
            throw new InvalidEnvelopeException(CloudEventHeaders.TYPE + " is malformed");
        }
        return new Incoming.Ignored(record, UNKNOWN);
    }

    private Envelope envelope(ConsumerRecord<byte[], byte[]> record) {
        Envelope envelope = CloudEventHeaders.read(record.headers());
        byte[] subject = envelope.subject().toString().getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(record.key(), subject)) {
            throw new InvalidEnvelopeException("the key is not the " + CloudEventHeaders.SUBJECT);
        }
        if (!days.contain(envelope.id())) {
            throw new InvalidEnvelopeException(CloudEventHeaders.ID + " is outside the days of the inbox");
        }
        if (!days.contain(envelope.time())) {
            throw new InvalidEnvelopeException(CloudEventHeaders.TIME + " is outside the days of the inbox");
        }
        return envelope;
    }

    private Event facts(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new InvalidFactsException("there is no value");
        }
        Event event = switch (codec.deserialize(envelope.type(), value)) {
            case DeserializationResult.Success(Event known) -> known;
            case DeserializationResult.Invalid(String reason) -> throw new InvalidFactsException(reason);
            case DeserializationResult.UnknownType() -> throw new IllegalStateException(envelope.type() + " is known");
        };
        if (!envelope.subject().equals(event.orderId())) {
            throw new InvalidFactsException("orderId is not the " + CloudEventHeaders.SUBJECT);
        }
        return event;
    }

    private Incoming mapped(ConsumerRecord<byte[], byte[]> record, Envelope envelope, Event event) {
        return handlers.map(record.topic(), event)
                .<Incoming>map(
                        input -> new Incoming.Input(record, envelope.type(), new ReceivedEvent<>(envelope, input)))
                .orElseGet(() -> new Incoming.Ignored(record, envelope.type()));
    }
}
