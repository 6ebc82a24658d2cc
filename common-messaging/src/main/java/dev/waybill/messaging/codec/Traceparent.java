package dev.waybill.messaging.codec;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
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

    /** Of a span that began here, only whether it is sampled; a context from elsewhere unchanged. */
    public static String of(SpanContext context) {
        String sampled = context.isSampled() ? "01" : "00";
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + (context.isRemote() ? context.getTraceFlags().asHex() : sampled);
    }

    /** Starts a trace that is not sampled, so that everything that one request causes still shares a trace id. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }

    /** The trace id of a valid traceparent, 32 hexadecimal digits. */
    public static String traceId(String valid) {
        return valid.substring(3, 35);
    }

    /** Whether the trace is sampled. */
    public static boolean isSampled(String valid) {
        return (Character.digit(valid.charAt(54), 16) & 1) != 0;
    }

    public static SpanContext toSpanContext(String valid) {
        return SpanContext.createFromRemoteParent(
                traceId(valid), valid.substring(36, 52), TraceFlags.fromHex(valid, 53), TraceState.getDefault());
    }

    /** The text itself if it is a valid traceparent, otherwise null. */
    public static @Nullable String valid(@Nullable String text) {
        return text != null && VERSION_0.matcher(text).matches() ? text : null;
    }
}
