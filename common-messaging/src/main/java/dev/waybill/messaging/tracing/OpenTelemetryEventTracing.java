package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.wire.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records spans in traces that are sampled, which the first participant of a trace decides.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Semantic conventions for
 *     messaging spans</a>
 */
final class OpenTelemetryEventTracing implements EventTracing {

    private static final String ORDER_ID = "waybill.order.id";

    private final Tracer tracer;
    private final String group;

    /** A failure is recorded without its message, which may hold personal data. */
    private record OpenTelemetrySpan(Span span) implements EventSpan {

        @Override
        public String traceparent() {
            SpanContext context = span.getSpanContext();
            return Traceparent.of(context.getTraceId(), context.getSpanId(), context.isSampled());
        }

        @Override
        public void end() {
            span.end();
        }

        @Override
        public void endWithError(Throwable failure) {
            span.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", failure.getClass().getName());
            span.end();
        }
    }

    /** @param group the consumer group */
    OpenTelemetryEventTracing(Tracer tracer, String group) {
        this.tracer = tracer;
        this.group = group;
    }

    @Override
    public String currentTraceparent() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid()
                ? Traceparent.of(current.getTraceId(), current.getSpanId(), current.isSampled())
                : Traceparent.random();
    }

    /** An event without a trace context starts a new trace. */
    @Override
    public EventSpan startProcessing(String topic, Envelope event) {
        String parent = event.traceparent();
        if (parent != null && !Traceparent.isSampled(parent)) {
            return new NoopEventTracing.NoopSpan(parent);
        }
        return new OpenTelemetrySpan(messaging("process", SpanKind.CONSUMER, topic, event)
                .setAttribute("messaging.consumer.group.name", group)
                .startSpan());
    }

    /** The span lasts from publication to acknowledgement: the transaction, the relay and the topic. */
    @Override
    public void recordPublished(String topic, Envelope event) {
        if (isSampled(event.traceparent())) {
            messaging("send", SpanKind.PRODUCER, topic, event)
                    .setStartTimestamp(event.time())
                    .startSpan()
                    .end();
        }
    }

    @Override
    public <T> T execute(ExternalCall call, Supplier<T> action) {
        String parent = call.cause().traceparent();
        if (!isSampled(parent)) {
            return action.get();
        }
        Span span = child(parent, SpanKind.CLIENT, call.partner() + " " + call.operation())
                .setAttribute("peer.service", call.partner())
                .setAttribute(ORDER_ID, call.orderId().toString())
                .startSpan();
        var eventSpan = new OpenTelemetrySpan(span);
        try (var _ = span.makeCurrent()) {
            T result = action.get();
            eventSpan.end();
            return result;
        } catch (RuntimeException | Error e) {
            eventSpan.endWithError(e);
            throw e;
        }
    }

    private SpanBuilder messaging(String operation, SpanKind kind, String topic, Envelope event) {
        return child(event.traceparent(), kind, operation + " " + event.type())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", operation)
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.message.id", event.id().toString())
                .setAttribute(ORDER_ID, event.subject().toString());
    }

    private SpanBuilder child(@Nullable String parent, SpanKind kind, String name) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind);
        return parent == null ? builder.setNoParent() : builder.setParent(remote(parent));
    }

    private static Context remote(String parent) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        Traceparent.traceId(parent),
                        Traceparent.spanId(parent),
                        Traceparent.isSampled(parent) ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    private static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null && Traceparent.isSampled(traceparent);
    }
}
