package dev.waybill.system.telemetry;

import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.PAYMENTS;
import static dev.waybill.system.upgrade.UpgradedStack.COLLECTOR;
import static dev.waybill.system.upgrade.UpgradedStack.SHOP;
import static dev.waybill.system.upgrade.UpgradedStack.STACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.BadOrder;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.upgrade.UpgradedStack;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The traces and structured logs that operators get when a collector is configured. Comes last on its stack and stops it,
 * in order, so that the JVMs keep their classes for those of the next stack.
 */
@Order(-1)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "a container does not reach the collector in this process")
class TelemetryScenarios {

    private static final String SILENT = "0af7651916cd43dd8448eb211c80319c";
    private static final String NEVER_SAMPLED = "00-" + SILENT + "-00f067aa0ba902b7-00";

    @BeforeAll
    static void thereIsEnoughStock() {
        SHOP.offer("MUG-WHITE", "9.90", 1_000);
    }

    @AfterAll
    static void theAuditIsGreen() {
        try {
            UpgradedStack.assertEverythingHolds();
        } finally {
            STACK.stop();
            COLLECTOR.close();
        }
    }

    @Test
    void oneTraceLeadsFromTheRequestThroughAllServicesToTheEnd() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
        SHOP.awaits(order, "COMPLETED");

        Map<String, Set<String>> tree = CompletedOrder.tree();
        Trace trace = await().atMost(Duration.ofSeconds(30))
                .until(() -> COLLECTOR.traceOf(order), found -> found.spans().size() >= tree.size());
        assertThat(trace.parents())
                .containsOnlyKeys(tree.keySet())
                .allSatisfy((span, parent) ->
                        assertThat(parent).as("parent of %s", span).isIn(tree.get(span)));
        assertThat(COLLECTOR.receivedText()).as("personal data").doesNotContain("Lovelace", "SW1Y", "pm_card");
        assertThat(trace.spans())
                .allSatisfy(span -> assertThat(span.kind()).as(span.label()).isEqualTo(kind(span)));
    }

    @Test
    void anOrderThatIsNotSampledLeavesNoTrace() {
        UUID silent = SHOP.place(Basket.of("MUG-WHITE", 1).inTrace(NEVER_SAMPLED));
        SHOP.awaits(silent, "COMPLETED");
        UUID other = SHOP.place(Basket.of("MUG-WHITE", 1));
        await().until(() -> COLLECTOR.traceOf(other).has("send order.completed.v1"));

        assertThat(COLLECTOR.traceOf(silent).spans()).isEmpty();
        assertThat(COLLECTOR.trace(SILENT).spans()).isEmpty();
    }

    @Test
    void everyLogLineIsValidJson() {
        for (AuditedService service : AuditedService.values()) {
            assertThat(LogLine.of(STACK.log(service)))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.fields()).contains("@timestamp", "log", "message"))
                    .allSatisfy(
                            line -> assertThat(line.json().at("/service/name").asString())
                                    .isEqualTo(service.id()));
        }
    }

    @Test
    void aLogLineAboutAnEventHasOrderIdEventIdAndTraceId() throws Exception {
        BadOrder bad = BadOrder.fresh();
        bad.send(STACK, "{\"orderId\": \"" + bad.order() + "\"}");

        await().untilAsserted(() -> assertThat(LogLine.of(STACK.log(PAYMENTS)))
                .filteredOn(line -> line.text("orderId").equals(bad.order()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("message")).contains("became a dead letter");
                    assertThat(line.text("eventId")).isEqualTo(bad.id());
                    assertThat(line.text("traceId")).isEqualTo(BadOrder.TRACE_ID);
                }));
    }

    @Test
    void aLogLevelCanBeChangedWhileTheServiceRuns() throws Exception {
        var loggers = new Loggers(STACK.url(ORDERS));

        loggers.level("dev.waybill", "DEBUG");
        assertThat(loggers.level("dev.waybill.orders")).isEqualTo("DEBUG");
        loggers.level("dev.waybill", "INFO");
        assertThat(loggers.level("dev.waybill.orders")).isEqualTo("INFO");
    }

    private static SpanKind kind(TracedSpan span) {
        return switch (span.name().split(" ")[0]) {
            case "http" -> SpanKind.SPAN_KIND_SERVER;
            case "send" -> SpanKind.SPAN_KIND_PRODUCER;
            case "process" -> SpanKind.SPAN_KIND_CONSUMER;
            default -> SpanKind.SPAN_KIND_CLIENT;
        };
    }
}
