package dev.waybill.system.telemetry;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A span as the collector received it.
 *
 * @param parentId empty at the root of a trace
 * @param order the order that it says it is about, if any
 */
public record TracedSpan(
        String service,
        String name,
        Span.SpanKind kind,
        String traceId,
        String id,
        String parentId,
        @Nullable String order) {

    static TracedSpan of(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new TracedSpan(
                service,
                span.getName(),
                span.getKind(),
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("waybill.order.id"))
                        .map(attribute -> attribute.getValue().getStringValue())
                        .findFirst()
                        .orElse(null));
    }

    /** The service and the name of the span. */
    public String label() {
        return service + " " + name;
    }
}
