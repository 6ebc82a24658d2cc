package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.StockRejected;
import dev.waybill.orders.application.ThroughputFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaMetersTest {

    private final SagaRoom room = new SagaRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anOrderIsCountedWhenItBeginsAndWhenItEndsWithItsReason() {
        OrderId id = room.place();
        room.clock.advance(Duration.ofSeconds(2));
        room.hear(new StockRejected(id, List.of()));

        assertThat(room.meters.get("waybill.saga.started").counter().count()).isEqualTo(1);
        assertThat(cancelled("OUT_OF_STOCK")).isEqualTo(1);
        assertThat(cancelled("TIMED_OUT")).isZero();
    }

    @Test
    void aStepTakesFromTheOrdersLastChangeAndCountsOnce() {
        OrderId id = room.place();
        room.clock.advance(Duration.ofSeconds(2));
        room.hear(new StockRejected(id, List.of()), new StockRejected(id, List.of()));

        var step = room.meters
                .get("waybill.saga.step")
                .tag("type", "StockRejected")
                .timer();
        assertThat(step.count()).isEqualTo(1);
        assertThat(step.totalTime(TimeUnit.SECONDS)).isEqualTo(2.0);
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        var registry = new SimpleMeterRegistry();
        var meters = new SagaMeters(registry, ThroughputFixture.monitor());
        room.database.transaction().executeWithoutResult(status -> {
            meters.note(List.of(new Milestone.Started()));
            status.setRollbackOnly();
        });

        assertThat(registry.get("waybill.saga.started").counter().count()).isZero();
    }

    private double cancelled(String reason) {
        return room.meters
                .get("waybill.saga.cancelled")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
