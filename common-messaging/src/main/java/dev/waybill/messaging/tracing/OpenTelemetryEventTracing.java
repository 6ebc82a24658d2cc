package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.wire.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records spans in those traces that are sampled, which is decided where a trace begins.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Semantic conventions for
 *     messaging spans</a>
 */
final class OpenTelemetryEventTracing implements EventTracing {

    private static final String ORDER_ID = "waybill.order.id";

    private final Tracer tracer;
    private final String group;

    /** @param group the consumer group */
    OpenTelemetryEventTracing(Tracer tracer, String group) {
        this.tracer = tracer;
        this.group = group;
    }

    @Override
    public String current() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid()
                ? Traceparent.of(current.getTraceId(), current.getSpanId(), current.isSampled())
                : Traceparent.random();
    }

    /** An event that belongs to no trace begins one. */
    @Override
    public EventSpan handling(String topic, Envelope event) {
        String parent = event.traceparent();
        if (parent != null && !Traceparent.isSampled(parent)) {
            return new NoopEventSpan(parent);
        }
        return new OpenTelemetryEventSpan(messaging("process", SpanKind.CONSUMER, topic, event)
                .setAttribute("messaging.consumer.group.name", group)
                .startSpan());
    }

    /** From the moment it was published until now: the transaction, the way through the log, and the topic. */
    @Override
    public void published(String topic, Envelope event) {
        if (isSampled(event.traceparent())) {
            messaging("send", SpanKind.PRODUCER, topic, event)
                    .setStartTimestamp(event.time())
                    .startSpan()
                    .end();
        }
    }

    @Override
    public <T> T execute(ExternalCall call, Supplier<T> how) {
        String parent = call.cause().traceparent();
        if (!isSampled(parent)) {
            return how.get();
        }
        Span span = child(parent, SpanKind.CLIENT, call.partner() + " " + call.operation())
                .setAttribute("peer.service", call.partner())
                .setAttribute(ORDER_ID, call.orderId().toString())
                .startSpan();
        var work = new OpenTelemetryEventSpan(span);
        try (var _ = span.makeCurrent()) {
            T answer = how.get();
            work.done();
            return answer;
        } catch (RuntimeException | Error e) {
            work.failed(e);
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
