package dev.waybill.messaging.tracing;

import dev.waybill.messaging.wire.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/** Work that is a span. A failure is named without its message, which may be personal. */
record OpenTelemetryEventSpan(Span span) implements EventSpan {

    @Override
    public String traceparent() {
        SpanContext context = span.getSpanContext();
        return Traceparent.of(context.getTraceId(), context.getSpanId(), context.isSampled());
    }

    @Override
    public void done() {
        span.end();
    }

    @Override
    public void failed(Throwable why) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute("error.type", why.getClass().getName());
        span.end();
    }
}
