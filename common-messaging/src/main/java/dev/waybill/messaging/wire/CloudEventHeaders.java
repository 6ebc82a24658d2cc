package dev.waybill.messaging.wire;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
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
 * Envelopes as the headers of a record. Writing is a pure function: equal envelopes make equal bytes in the same order,
 * so an event that is sent again is the same record. Reading is strict.
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

    /** More headers than this make a record invalid. */
    public static final int MOST_HEADERS = 100;

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
     * The envelope that the headers of a record make. Unknown headers are let pass, and so is a traceparent that is none:
     * it is read as absent, because a trace is never worth an event.
     *
     * @throws InvalidEnvelopeException saying what is wrong
     */
    public static Envelope read(Headers headers) {
        var reading = new HeaderParser(headers);
        reading.constant(SPEC_VERSION, "1.0");
        reading.constant(SEQUENCE_TYPE, "Integer");
        reading.constant(CONTENT_TYPE, "application/json");
        UUID id = reading.uuid(ID);
        if (id.version() != 7) {
            throw new InvalidEnvelopeException(ID + " is not a UUIDv7");
        }
        UUID subject = reading.uuid(SUBJECT);
        if (!subject.equals(reading.uuid(CORRELATION_ID))) {
            throw new InvalidEnvelopeException(CORRELATION_ID + " is not the " + SUBJECT);
        }
        Instant time = reading.time(TIME);
        @Nullable UUID causationId = reading.has(CAUSATION_ID) ? reading.uuid(CAUSATION_ID) : null;
        return new Envelope(
                id,
                reading.text(TYPE),
                reading.text(SOURCE),
                new OrderId(subject),
                time,
                reading.sequence(SEQUENCE),
                causationId,
                Traceparent.valid(reading.optional(TRACEPARENT)));
    }

    /** Whether a text could stand in a header of ours at all. */
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
