package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Reason;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final SagaRoom room = new SagaRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anOrderThatWaitsTooLongIsCancelledBecauseOfItsPlacement() {
        OrderId id = room.place();
        UUID placement = room.lastPublished().envelope().id();
        room.clock.advance(SagaRoom.DEADLINE.minusMillis(1));
        assertThat(room.deadlines.run()).isFalse();
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.PENDING);
        room.clock.advance(Duration.ofMillis(1));
        assertThat(room.deadlines.run()).isFalse();
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(room.state(id).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(room.lastPublished().event()).isEqualTo(new OrderCancelled(id, CancellationReason.TIMED_OUT));
        assertThat(room.lastPublished().envelope().causationId()).isEqualTo(placement);
    }

    @Test
    void nothingIsTimedOutWhileTheServiceIsBehind() {
        OrderId id = room.place();
        room.clock.advance(SagaRoom.DEADLINE.multipliedBy(10));
        room.caughtUpSince = null;
        room.deadlines.run();
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void theTimeCountsFromWhenTheServiceHadCaughtUp() {
        OrderId id = room.place();
        room.clock.advance(Duration.ofHours(1));
        room.caughtUpSince = room.clock.instant();
        room.clock.advance(SagaRoom.DEADLINE.minusMillis(1));
        room.deadlines.run();
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.PENDING);
        room.clock.advance(Duration.ofMillis(1));
        room.deadlines.run();
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void manyOverdueOrdersAreCancelledAChunkAtATime() {
        for (int i = 0; i < 150; i++) {
            room.place();
        }
        room.clock.advance(SagaRoom.DEADLINE);
        assertThat(room.deadlines.run()).isTrue();
        assertThat(room.deadlines.run()).isFalse();
        assertThat(room.database.tallies.passing()).isEmpty();
    }
}
