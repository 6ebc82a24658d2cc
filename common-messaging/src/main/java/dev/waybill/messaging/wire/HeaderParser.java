package dev.waybill.messaging.wire;

import dev.waybill.messaging.wire.InvalidRecordException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Parses the headers of a record and rejects values that are not exactly in their format. */
final class HeaderParser {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{10}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9TZ:.+-]{15,31}");
    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Map<String, byte[]> values = new HashMap<>();

    HeaderParser(Headers headers) {
        int count = 0;
        for (Header header : headers) {
            count++;
            if (count > CloudEventHeaders.MAX_HEADERS) {
                throw new InvalidRecordException(
                        Reason.TOO_MANY_HEADERS, "more than " + CloudEventHeaders.MAX_HEADERS + " headers");
            }
            boolean repeated = values.putIfAbsent(header.key(), orEmpty(header.value())) != null;
            if (repeated && header.key().startsWith("ce_")) {
                throw new InvalidRecordException(Reason.INVALID_HEADER, "a ce_ header occurs twice");
            }
        }
    }

    static boolean isText(String text) {
        return TEXT.matcher(text).matches();
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
        return matching(name, TEXT, "1 to 255 visible ASCII characters");
    }

    void constant(String name, String expected) {
        if (!required(name).equals(expected)) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, name + " is not " + expected);
        }
    }

    UUID uuid(String name) {
        return UUID.fromString(matching(name, UUID_TEXT, "a UUID"));
    }

    long sequence(String name) {
        long sequence = Long.parseLong(matching(name, SEQUENCE, "ten digits"));
        if (sequence < 1) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, name + " is not positive");
        }
        return sequence;
    }

    Instant time(String name) {
        String text = matching(name, TIME, "an RFC 3339 time");
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, name + " is not an RFC 3339 time");
        }
    }

    private String matching(String name, Pattern pattern, String expected) {
        String text = required(name);
        if (!pattern.matcher(text).matches()) {
            throw new InvalidRecordException(Reason.INVALID_HEADER, name + " is not " + expected);
        }
        return text;
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
