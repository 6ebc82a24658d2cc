package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.StockRejected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
                .tag("type", "StockRejected")
                .timer();
        assertThat(step.count()).isEqualTo(1);
        assertThat(step.totalTime(TimeUnit.SECONDS)).isEqualTo(2.0);
    }

    @Test
    void aRolledBackTransactionIsNotCounted() {
        saga.database.transaction().executeWithoutResult(status -> {
            saga.place();
            status.setRollbackOnly();
        });

        assertThat(saga.registry.get("waybill.saga.started").counter().count()).isZero();
    }

    private double cancelled(String reason) {
        return saga.registry
                .get("waybill.saga.cancelled")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
