package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Cause;
import dev.waybill.messaging.wire.Traceparent;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The trace that an event belongs to: its cause's, else that of the current span, else a new one. */
final class CurrentTrace {

    private final Supplier<@Nullable Tracer> tracer;

    CurrentTrace(Supplier<@Nullable Tracer> tracer) {
        this.tracer = tracer;
    }

    String of(Cause cause) {
        String given = Traceparent.valid(cause.traceparent());
        if (given != null) {
            return given;
        }
        String current = current();
        return current != null ? current : Traceparent.random();
    }

    private @Nullable String current() {
        Tracer present = tracer.get();
        TraceContext context =
                present == null ? null : present.currentTraceContext().context();
        return context == null
                ? null
                : Traceparent.valid(
                        Traceparent.of(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled())));
    }
}
