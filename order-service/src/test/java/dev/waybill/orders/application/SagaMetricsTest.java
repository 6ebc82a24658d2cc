package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.StockRejected;
import dev.waybill.orders.domain.OrderTrigger;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SagaMetricsTest {

    private final SagaFixture saga = new SagaFixture();

    @Test
    void ordersAreCountedAtPlacementAndAtCancellationByReason() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(2));
        saga.handle(new StockRejected(id, List.of()));

        assertThat(saga.registry.get("waybill.saga.started").counter().count()).isEqualTo(1);
        assertThat(cancelled("OUT_OF_STOCK")).isEqualTo(1);
        assertThat(cancelled("TIMED_OUT")).isZero();
    }

    @Test
    void aStepIsMeasuredFromTheOrdersPreviousChangeAndCountedOnce() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(2));
        saga.handle(new StockRejected(id, List.of()), new StockRejected(id, List.of()));

        var step = saga.registry
                .get("waybill.saga.step")
                .tag("type", "stock.rejected.v1")
                .timer();
        assertThat(step.count()).isEqualTo(1);
        assertThat(step.totalTime(TimeUnit.SECONDS)).isEqualTo(2.0);
    }

    @Test
    void anOrdersAgeCountsFromTheBeginningOfItsStatus() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(32));
        saga.database.change(
                id,
                order -> Stream.of(
                                OrderTrigger.STOCK_RESERVED,
                                OrderTrigger.PAYMENT_AUTHORIZED,
                                OrderTrigger.SHIPMENT_DISPATCHED)
                        .forEach(trigger -> order.apply(trigger, null, saga.clock.instant())));
        saga.clock.advance(Duration.ofSeconds(6));
        saga.database.change(id, order -> order.apply(OrderTrigger.PAYMENT_CAPTURE_FAILED, null, saga.clock.instant()));
        saga.place();
        saga.clock.advance(Duration.ofSeconds(4));
        saga.orderMetrics.run();

        assertThat(oldest("SHIPPED")).isEqualTo(10);
        assertThat(oldest("PENDING")).isEqualTo(4);
        assertThat(oldest("CANCELLING")).isZero();
        assertThat(count("SHIPPED")).isEqualTo(1);
    }

    @Test
    void anOrderIsCountedASecondAfterItsChange() {
        saga.orderMetrics.run();
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(1));
        saga.orderMetrics.run();
        assertThat(count("PENDING")).isEqualTo(1);
        assertThat(count("CANCELLED")).isZero();

        saga.handle(new StockRejected(id, List.of()));
        saga.clock.advance(Duration.ofMillis(999));
        saga.orderMetrics.run();
        assertThat(count("CANCELLED")).isZero();

        saga.clock.advance(Duration.ofMillis(1));
        saga.orderMetrics.run();
        assertThat(count("PENDING")).isZero();
        assertThat(count("CANCELLED")).isEqualTo(1);
    }

    @Test
    void whatAnotherInstanceChangesIsCountedRegularly() {
        OrderId id = saga.place();
        saga.orderMetrics.run();
        saga.complete(id);

        saga.clock.advance(Duration.ofMillis(9_999));
        saga.orderMetrics.run();
        assertThat(count("PENDING")).isZero();
        assertThat(count("COMPLETED")).isZero();

        saga.clock.advance(Duration.ofMillis(1));
        saga.orderMetrics.run();
        assertThat(count("COMPLETED")).isEqualTo(1);
    }

    private double count(String status) {
        return saga.registry.get("waybill.orders").tag("status", status).gauge().value();
    }

    private double oldest(String status) {
        return saga.registry
                .get("waybill.saga.oldest")
                .tag("status", status)
                .gauge()
                .value();
    }

    @Test
    void theGaugesAreNeverFarBehindHoweverSlowTheLastCountWas() {
        assertThat(OrderMetrics.interval(Duration.ofMillis(100))).isEqualTo(Duration.ofSeconds(5));
        assertThat(OrderMetrics.interval(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theBucketsOfDurationsReachDays() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var metrics = new SagaMetrics(registry, ThroughputFixture.monitor(), saga.orderMetrics);
        metrics.completed(Duration.ofDays(3));
        metrics.stepCompleted("shipment.dispatched.v1", Duration.ofDays(3));

        for (String histogram : List.of("waybill_saga_duration_seconds", "waybill_saga_step_seconds")) {
            assertThat(registry.scrape())
                    .containsPattern(histogram + "_bucket\\{.*le=\"172800.0\"} 0")
                    .containsPattern(histogram + "_bucket\\{.*le=\"259200.0\"} 1")
                    .containsPattern(histogram + "_bucket\\{.*le=\"1209600.0\"} 1");
        }
    }

    @Test
    void aRolledBackTransactionIsNotCounted() {
        OrderId id = saga.place();
        saga.database.transaction().executeWithoutResult(status -> {
            saga.cancel(id);
            status.setRollbackOnly();
        });
        assertThat(cancelled("CUSTOMER_REQUEST")).isZero();

        saga.cancel(id);
        assertThat(cancelled("CUSTOMER_REQUEST")).isEqualTo(1);
    }

    private double cancelled(String reason) {
        return saga.registry
                .get("waybill.saga.cancelled")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
