package dev.waybill.messaging.codec;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.codec.InvalidRecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
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

    /** An event whose id or time is further in the future is not published, and is invalid for its readers. */
    public static final Duration MAX_AHEAD = Duration.ofHours(24);

    /** A record with more headers is invalid. */
    public static final int MAX_HEADERS = 100;

    private static final byte[] VERSION_1 = bytes("1.0");
    private static final byte[] INTEGER = bytes("Integer");
    private static final byte[] JSON = bytes("application/json");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern SEQUENCE_TEXT = Pattern.compile("[0-9]{10}");
    private static final Pattern TIME_TEXT = Pattern.compile("[0-9]{4}-[0-9TZ:.+-]{15,31}");
    private static final int MAX_TEXT = 255;

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
        var parser = new Parser(headers);
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
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character <= ' ' || character > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }

    private static String tenDigits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Parses the headers of a record and rejects values that are not exactly in their format. */
    private static final class Parser {

        private final Map<String, byte[]> values = new HashMap<>();

        Parser(Headers headers) {
            int count = 0;
            for (Header header : headers) {
                count++;
                if (count > MAX_HEADERS) {
                    throw new InvalidRecordException(Reason.TOO_MANY_HEADERS, "more than " + MAX_HEADERS + " headers");
                }
                boolean repeated = values.putIfAbsent(header.key(), orEmpty(header.value())) != null;
                if (repeated && header.key().startsWith("ce_")) {
                    throw new InvalidRecordException(Reason.INVALID_HEADER, "a ce_ header occurs twice");
                }
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        @Nullable String optional(String name) {
            byte[] value = values.get(name);
            return value == null ? null : new String(value, StandardCharsets.ISO_8859_1);
        }

        /** Visible ASCII only: none of our headers needs more. */
        String text(String name) {
            String text = required(name);
            if (!isText(text)) {
                throw invalid(name, "1 to 255 visible ASCII characters");
            }
            return text;
        }

        void constant(String name, String expected) {
            if (!required(name).equals(expected)) {
                throw invalid(name, expected);
            }
        }

        /** {@link UUID#fromString} accepts groups of other lengths, too. */
        UUID uuid(String name) {
            String text = required(name);
            try {
                UUID uuid = UUID.fromString(text);
                if (uuid.toString().equalsIgnoreCase(text)) {
                    return uuid;
                }
            } catch (IllegalArgumentException e) {
                // the same answer as for a text that it accepts
            }
            throw invalid(name, "a UUID");
        }

        long sequence(String name) {
            long sequence = Long.parseLong(matching(name, SEQUENCE_TEXT, "ten digits"));
            if (sequence < 1) {
                throw invalid(name, "positive");
            }
            return sequence;
        }

        Instant time(String name) {
            String text = matching(name, TIME_TEXT, "an RFC 3339 time");
            try {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                throw invalid(name, "an RFC 3339 time");
            }
        }

        private String matching(String name, Pattern pattern, String expected) {
            String text = required(name);
            if (!pattern.matcher(text).matches()) {
                throw invalid(name, expected);
            }
            return text;
        }

        private static InvalidRecordException invalid(String name, String expected) {
            return new InvalidRecordException(Reason.INVALID_HEADER, name + " is not " + expected);
        }

        private String required(String name) {
            String text = optional(name);
            if (text == null) {
                throw new InvalidRecordException(Reason.MISSING_HEADER, name + " is missing");
            }
            return text;
        }

        private static byte[] orEmpty(byte @Nullable [] value) {
            return value == null ? new byte[0] : value;
        }
    }
}
