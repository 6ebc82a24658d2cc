package dev.waybill.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.UuidV7;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTracingTest {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final OrderId ORDER = new OrderId(UuidV7.next());
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()
            .get("test");
    private final EventTracing tracing = new EventTracing(tracer, "payment-service");

    @Test
    void aProcessingSpanIsAChildOfThePublisherAndTheParentOfWhatItCauses() {
        Span processing = tracing.startProcessing("orders", event(SAMPLED));
        processing.end();

        SpanData span = only();
        assertThat(span.getName()).isEqualTo("process order.placed.v1");
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(EventTracing.traceparent(processing))
                .isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("waybill.order.id")))
                .isEqualTo(ORDER.toString());
    }

    @Test
    void aSpanThatIsNeverEndedIsNotExported() {
        tracing.startProcessing("orders", event(SAMPLED));

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void anUnsampledTraceContextIsPropagatedUnchanged() {
        Span processing = tracing.startProcessing("orders", event(UNSAMPLED));
        processing.end();
        tracing.recordPublished("orders", event(UNSAMPLED));
        assertThat(tracing.execute(call(UNSAMPLED), () -> "a response")).isEqualTo("a response");

        assertThat(EventTracing.traceparent(processing)).isEqualTo(UNSAMPLED);
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void anEventWithoutATraceContextStartsATrace() {
        tracing.startProcessing("orders", event(null)).end();

        assertThat(only().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void aFailureIsRecordedWithoutItsMessage() {
        EventTracing.endWithError(
                tracing.startProcessing("orders", event(SAMPLED)), new IllegalStateException("Ada Lovelace"));

        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(only().toString()).doesNotContain("Ada");
    }

    @Test
    void aSendSpanLastsFromPublicationToAcknowledgement() {
        tracing.recordPublished("orders", event(SAMPLED));

        assertThat(only().getName()).isEqualTo("send order.placed.v1");
        assertThat(only().getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(only().getStartEpochNanos())
                .isEqualTo(TimeUnit.SECONDS.toNanos(PUBLISHED.getEpochSecond()) + PUBLISHED.getNano());
    }

    @Test
    void anExternalCallHasItsOwnSpan() {
        String within = tracing.execute(
                call(SAMPLED), () -> Span.current().getSpanContext().getSpanId());

        assertThat(only().getName()).isEqualTo("payment-gateway capture");
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(only().getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(only().getSpanId()).isEqualTo(within);
    }

    @Test
    void anExternalFailureIsRethrownAndRecorded() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("connection reset");
        };

        assertThatThrownBy(() -> tracing.execute(call(SAMPLED), failing)).hasMessage("connection reset");
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void theCurrentTraceparentIsThatOfTheRequestsSpan() {
        Span request = tracer.spanBuilder("http post /orders").startSpan();
        try (var _ = request.makeCurrent()) {
            assertThat(tracing.currentTraceparent())
                    .isEqualTo("00-" + request.getSpanContext().getTraceId() + "-"
                            + request.getSpanContext().getSpanId() + "-01");
        }
        assertThat(tracing.currentTraceparent()).as("outside a request").endsWith("-00");
    }

    @Test
    void withoutACollectorTraceContextsArePropagatedUnchanged() {
        EventTracing propagating = TestTracing.withoutCollector();

        assertThat(EventTracing.traceparent(propagating.startProcessing("orders", event(SAMPLED))))
                .isEqualTo(SAMPLED);
        assertThat(EventTracing.traceparent(propagating.startProcessing("orders", event(UNSAMPLED))))
                .isEqualTo(UNSAMPLED);
        assertThat(EventTracing.traceparent(propagating.startProcessing("orders", event(null))))
                .isNull();
    }

    private SpanData only() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().getFirst();
    }

    private static ExternalCall call(String traceparent) {
        return new ExternalCall("payment-gateway", "capture", ORDER, new Causation(UuidV7.next(), traceparent));
    }

    private static Envelope event(@Nullable String traceparent) {
        return new Envelope(UuidV7.next(), "order.placed.v1", "/order-service", ORDER, PUBLISHED, 1, null, traceparent);
    }
}
