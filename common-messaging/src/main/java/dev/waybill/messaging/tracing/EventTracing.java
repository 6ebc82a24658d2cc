package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.codec.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracing of events and external calls by W3C trace contexts. Records spans in traces that are sampled, which the first
 * participant of a trace decides; a span that is never ended is not exported. Without a collector the tracer does nothing,
 * and trace contexts are only propagated. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Semantic conventions for
 *     messaging spans</a>
 */
public final class EventTracing implements ExternalCalls {

    private static final String ORDER_ID = "waybill.order.id";

    private final Tracer tracer;
    private final String group;

    /** @param group the consumer group */
    public EventTracing(Tracer tracer, String group) {
        this.tracer = tracer;
        this.group = group;
    }

    /** The trace context of the request that this thread handles; otherwise a new one, which is not sampled. */
    public String currentTraceparent() {
        String current = traceparent(Span.current());
        return current == null ? Traceparent.random() : current;
    }

    /** The trace context for everything that the work of this span causes; null if there is none. */
    public static @Nullable String traceparent(Span span) {
        return span.getSpanContext().isValid() ? Traceparent.of(span.getSpanContext()) : null;
    }

    /** Starts the span of processing an event of a topic. An event without a trace context starts a new trace. */
    public Span startProcessing(String topic, Envelope event) {
        String parent = event.traceparent();
        if (parent != null && !Traceparent.isSampled(parent)) {
            return Span.wrap(Traceparent.toSpanContext(parent));
        }
        return messaging("process", SpanKind.CONSUMER, topic, event)
                .setAttribute("messaging.consumer.group.name", group)
                .startSpan();
    }

    /** Ends a span as failed. The failure is recorded without its message, which may hold personal data. */
    public static void endWithError(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute("error.type", failure.getClass().getName())
                .end();
    }

    /**
     * Records the span of an event that its topic has acknowledged. It lasts from publication to acknowledgement: the
     * transaction, the relay and the topic.
     */
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
        try (var _ = span.makeCurrent()) {
            T result = action.get();
            span.end();
            return result;
        } catch (RuntimeException | Error e) {
            endWithError(span, e);
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
        return parent == null
                ? builder.setNoParent()
                : builder.setParent(Context.root().with(Span.wrap(Traceparent.toSpanContext(parent))));
    }

    private static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null && Traceparent.isSampled(traceparent);
    }
}
