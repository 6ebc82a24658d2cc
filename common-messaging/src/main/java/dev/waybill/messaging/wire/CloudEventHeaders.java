package dev.waybill.messaging.wire;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.wire.InvalidRecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Converts envelopes to and from the headers of a record. Writing is a pure function: equal envelopes give equal bytes in
 * the same order, so an event that is published again is the same record. Reading is strict.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     Protocol Binding for CloudEvents 1.0.2</a>
 */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SEQUENCE = "ce_sequence";
    public static final String SEQUENCE_TYPE = "ce_sequencetype";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    /** A record with more headers is invalid. */
    public static final int MAX_HEADERS = 100;

    private static final byte[] VERSION_1 = bytes("1.0");
    private static final byte[] INTEGER = bytes("Integer");
    private static final byte[] JSON = bytes("application/json");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CloudEventHeaders() {}

    public static Headers write(Envelope envelope) {
        byte[] subject = bytes(envelope.subject().toString());
        Headers headers = new RecordHeaders()
                .add(SPEC_VERSION, VERSION_1)
                .add(ID, bytes(envelope.id().toString()))
                .add(TYPE, bytes(envelope.type()))
                .add(SOURCE, bytes(envelope.source()))
                .add(SUBJECT, subject)
                .add(TIME, bytes(MICROSECONDS.format(envelope.time())))
                .add(SEQUENCE, bytes(tenDigits(envelope.sequence())))
                .add(SEQUENCE_TYPE, INTEGER)
                .add(CORRELATION_ID, subject);
        UUID causationId = envelope.causationId();
        if (causationId != null) {
            headers.add(CAUSATION_ID, bytes(causationId.toString()));
        }
        headers.add(CONTENT_TYPE, JSON);
        String traceparent = envelope.traceparent();
        if (traceparent != null) {
            headers.add(TRACEPARENT, bytes(traceparent));
        }
        return headers;
    }

    /**
     * Reads the envelope. Ignores unknown headers, and an invalid traceparent, because an event must not be lost for its
     * trace.
     *
     * @throws InvalidRecordException naming the header and the rule
     */
    public static Envelope read(Headers headers) {
        var parser = new HeaderParser(headers);
        parser.constant(SPEC_VERSION, "1.0");
        parser.constant(SEQUENCE_TYPE, "Integer");
        parser.constant(CONTENT_TYPE, "application/json");
        UUID id = parser.uuid(ID);
        if (id.version() != 7) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, ID + " is not a UUIDv7");
        }
        UUID subject = parser.uuid(SUBJECT);
        if (!subject.equals(parser.uuid(CORRELATION_ID))) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, CORRELATION_ID + " is not the " + SUBJECT);
        }
        Instant time = parser.time(TIME);
        @Nullable UUID causationId = parser.has(CAUSATION_ID) ? parser.uuid(CAUSATION_ID) : null;
        return new Envelope(
                id,
                parser.text(TYPE),
                parser.text(SOURCE),
                new OrderId(subject),
                time,
                parser.sequence(SEQUENCE),
                causationId,
                Traceparent.valid(parser.optional(TRACEPARENT)));
    }

    /** Whether a text is a valid value of our headers: 1 to 255 visible ASCII characters. */
    public static boolean isText(String text) {
        return HeaderParser.isText(text);
    }

    private static String tenDigits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
