package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.audit.BadRecords;
import dev.waybill.system.monitoring.Expression;
import dev.waybill.system.monitoring.Expressions;
import dev.waybill.system.monitoring.Prometheus;
import dev.waybill.system.monitoring.Runbook;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dashboards, alert rules and runbooks work on the running product. Commands of runbooks publish events again, so that they
 * come behind the audits that expect none twice.
 */
@Order(7)
class MonitoringScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final BackgroundOrders TRAFFIC = new BackgroundOrders(SHOP, 20);
    private static final Duration TRAFFIC_MARGIN = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static Prometheus prometheus;

    @BeforeAll
    static void prometheusScrapesTheStack() throws IOException {
        SHOP.offer("MUG-WHITE", "9.90", 1_000_000);
        prometheus = Prometheus.watching(STACK);
    }

    @AfterAll
    static void stopPrometheus() {
        prometheus.close();
    }

    @Test
    void everyPanelAndEveryRuleHasDataUnderLoad() throws Throwable {
        List<Expression> asked = Stream.concat(
                        Expressions.all().stream(), Expressions.all().stream().flatMap(one -> one.series().stream()))
                .distinct()
                .toList();
        TRAFFIC.around(TRAFFIC_MARGIN, Duration.ZERO, () -> {
            placeOrdersWithEveryOutcome();
            await().atMost(TIMEOUT)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(asked.stream()
                                    .map(prometheus::complaintAbout)
                                    .flatMap(Optional::stream))
                            .isEmpty());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_such_series", "sum(up", "up > 2", "0 * up / 0"})
    void aWrongOrEmptyExpressionIsNoticed(String expression) {
        assertThat(prometheus.complaintAbout(new Expression("nowhere", expression)))
                .isPresent();
    }

    @Test
    void theCommandsOfTheRunbooksWork() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_captureFails"));
        SHOP.awaitsPayment(order, "CAPTURE_FAILED");

        assertThat(Runbook.all()).isNotEmpty().allSatisfy(runbook -> runbook.follow(STACK, prometheus, order));
        SHOP.awaits(order, "COMPLETED");
    }

    private static void placeOrdersWithEveryOutcome() throws Exception {
        SHOP.offer("SCARCE", "5.00", 1);
        UUID scarce = SHOP.place(Basket.of("SCARCE", 2));
        UUID declined = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_card_visa_chargeDeclined"));
        UUID undeliverable = SHOP.place(Basket.of("MUG-WHITE", 1).sentTo("00000"));
        UUID uncaptured = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_captureFails"));
        BadRecords.send(STACK, "orders", UUID.randomUUID().toString(), "{", Map.of("ce_type", "order.placed.v1"));

        SHOP.awaitsPayment(uncaptured, "CAPTURE_FAILED");
        SHOP.retryCapture(uncaptured);
        SHOP.awaits(uncaptured, "COMPLETED");
        for (UUID cancelled : List.of(scarce, declined, undeliverable)) {
            SHOP.awaits(cancelled, "CANCELLED");
        }
    }
}
