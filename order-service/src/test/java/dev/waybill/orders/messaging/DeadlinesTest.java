package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.application.SagaFixture;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final SagaFixture saga = new SagaFixture();
    private @Nullable Instant caughtUpSince = SampleOrders.NOW.minusSeconds(3600);
    private final Deadlines deadlines = new Deadlines(
            saga.database.orders,
            saga.recorders(),
            () -> Optional.ofNullable(caughtUpSince),
            saga.database.transaction(),
            saga.clock,
            new DeadlineSettings(DEADLINE));

    @AfterEach
    void close() {
        saga.close();
    }

    @Test
    void anOrderThatWaitsTooLongIsCancelledBecauseOfItsPlacement() {
        OrderId id = saga.place();
        UUID placement = saga.lastPublished().envelope().id();
        saga.clock.advance(DEADLINE.minusMillis(1));
        assertThat(deadlines.run()).isFalse();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);

        saga.clock.advance(Duration.ofMillis(1));
        assertThat(deadlines.run()).isFalse();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(saga.state(id).reason()).isEqualTo(StatusReason.TIMED_OUT);
        assertThat(saga.lastPublished().event()).isEqualTo(new OrderCancelled(id, CancellationReason.TIMED_OUT));
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(placement);
    }

    @Test
    void nothingIsTimedOutWhileTheServiceIsBehind() {
        OrderId id = saga.place();
        saga.clock.advance(DEADLINE.multipliedBy(10));
        caughtUpSince = null;
        deadlines.run();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void theTimeCountsFromWhenTheServiceHadCaughtUp() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofHours(1));
        caughtUpSince = saga.clock.instant();
        saga.clock.advance(DEADLINE.minusMillis(1));
        deadlines.run();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);

        saga.clock.advance(Duration.ofMillis(1));
        deadlines.run();
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void manyOverdueOrdersAreCancelledAChunkAtATime() {
        for (int i = 0; i < 150; i++) {
            saga.place();
        }
        saga.clock.advance(DEADLINE);
        assertThat(deadlines.run()).isTrue();
        assertThat(deadlines.run()).isFalse();
        assertThat(saga.database.statistics.active()).isEmpty();
    }
}
