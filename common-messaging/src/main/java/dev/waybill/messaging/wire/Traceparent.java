package dev.waybill.messaging.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace contexts in their text form.
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

    /** Starts a trace that is not sampled, so that everything that one request causes still shares a trace id. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return of(traceId, hex.toHexDigits(random.nextLong() | 1), false);
    }

    /** The trace id of a valid traceparent, 32 hexadecimal digits. */
    public static String traceId(String valid) {
        return valid.substring(3, 35);
    }

    /** The span id of a valid traceparent, 16 hexadecimal digits. */
    public static String spanId(String valid) {
        return valid.substring(36, 52);
    }

    /** Whether the trace is sampled. */
    public static boolean isSampled(String valid) {
        return (Character.digit(valid.charAt(54), 16) & 1) != 0;
    }

    /** The text itself if it is a valid traceparent, otherwise null. */
    public static @Nullable String valid(@Nullable String text) {
        return text != null && VERSION_0.matcher(text).matches() ? text : null;
    }
}
