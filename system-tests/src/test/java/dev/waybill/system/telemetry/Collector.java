package dev.waybill.system.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Receives traces by OTLP over HTTP and keeps them. Thread-safe. */
public final class Collector implements AutoCloseable {

    private final Queue<TracedSpan> spans = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
    }

    public static Collector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new Collector(server);
            server.createContext("/v1/traces", collector::receive);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The trace of this order's events; empty if there is none. */
    public Trace traceOf(UUID order) {
        return spans.stream()
                .filter(span -> order.toString().equals(span.order()))
                .findFirst()
                .map(span -> trace(span.traceId()))
                .orElse(new Trace(List.of()));
    }

    public Trace trace(String id) {
        return new Trace(
                spans.stream().filter(span -> span.traceId().equals(id)).toList());
    }

    /** Everything that was received, as text. */
    public String receivedText() {
        return String.join("\n", requests);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            requests.add(request.toString());
            request.getResourceSpansList().forEach(this::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void add(ResourceSpans received) {
        String service = received.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
        received.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> TracedSpan.of(service, span))
                .forEach(spans::add);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
