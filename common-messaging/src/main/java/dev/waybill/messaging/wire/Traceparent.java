package dev.waybill.messaging.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a record belongs to, as text.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class Traceparent {

    private static final Pattern VERSION_0 =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    public static String of(String traceId, String spanId, boolean sampled) {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** Begins a trace that nobody records, so that everything which follows from one request still bears one name. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return of(traceId, hex.toHexDigits(random.nextLong() | 1), false);
    }

    /** The trace that a valid traceparent belongs to, as 32 hexadecimal digits. */
    public static String traceId(String valid) {
        return valid.substring(3, 35);
    }

    /** The span that a valid traceparent names, as 16 hexadecimal digits. */
    public static String spanId(String valid) {
        return valid.substring(36, 52);
    }

    /** Whether whoever began the trace wants it recorded. */
    public static boolean isSampled(String valid) {
        return (Character.digit(valid.charAt(54), 16) & 1) != 0;
    }

    /** The text itself if it is a traceparent, else nothing. */
    public static @Nullable String valid(@Nullable String text) {
        return text != null && VERSION_0.matcher(text).matches() ? text : null;
    }
}
