package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.StatusReason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderTimeoutJobTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration AWAY = Duration.ofMinutes(30);

    private final SagaFixture saga = new SagaFixture();
    private final FakeProgress progress = new FakeProgress(saga.clock);
    private final OrderTimeoutJob job = new OrderTimeoutJob(
            saga.database.orders,
            saga.recorder(),
            progress,
            saga.database.transaction(),
            saga.clock,
            new OrderTimeoutProperties(DEADLINE, AWAY));

    @BeforeEach
    void countPartitions() {
        job.run();
        progress.reads = 0;
    }

    @Test
    void anOrderThatIsPendingAtItsDeadlineIsCancelledWithItsPlacementAsTheCause() {
        OrderId id = saga.place();
        UUID placement = saga.lastPublished().envelope().id();
        passTo(DEADLINE.minusSeconds(1));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);
        pass(Duration.ofSeconds(3));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(saga.state(id).reason()).isEqualTo(StatusReason.TIMED_OUT);
        assertThat(saga.lastPublished().event()).isEqualTo(new OrderCancelled(id, CancellationReason.TIMED_OUT));
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(placement);
    }

    @Test
    void theBrokerIsAskedOnlyWhileAnOrderIsLate() {
        OrderId id = saga.place();
        pass(DEADLINE.dividedBy(4).minusSeconds(1));
        assertThat(progress.reads).isZero();
        pass(Duration.ofSeconds(10));
        assertThat(progress.reads).isBetween(4, 6);
        confirm(id);
        progress.reads = 0;
        pass(DEADLINE);
        assertThat(progress.reads).isZero();
    }

    @Test
    void nothingIsTimedOutWhileTheBrokerDoesNotAnswer() {
        OrderId id = saga.place();
        progress.isBrokerAway = true;
        passTo(AWAY.plus(DEADLINE));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);
        progress.isBrokerAway = false;
        pass(DEADLINE.plusSeconds(10));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatIsAnsweredMeanwhileIsLeftAlone() {
        OrderId id = saga.place();
        pass(DEADLINE.minusSeconds(1));
        confirm(id);
        pass(DEADLINE);
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void anOrderThatAnotherTransactionHoldsIsTimedOutLater() {
        OrderId id = saga.place();
        pass(DEADLINE.minusSeconds(1));
        saga.database.change(
                id,
                _ -> CompletableFuture.runAsync(() -> pass(Duration.ofSeconds(10)))
                        .join());
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.PENDING);
        pass(Duration.ofSeconds(3));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void ordersThatCannotBeTimedOutDoNotHoldUpTheOthers() {
        progress.withMembers.remove(SagaParticipant.PAYMENT);
        List<OrderId> waiting = Stream.generate(saga::place).limit(1_100).toList();
        OrderId authorized = saga.place();
        saga.database.change(authorized, order -> {
            var unused = order.apply(OrderTrigger.PAYMENT_AUTHORIZED, null, saga.clock.instant());
        });
        pass(DEADLINE.plusSeconds(3));
        assertThat(saga.state(authorized).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(saga.state(waiting.getFirst()).status()).isEqualTo(OrderStatus.PENDING);
        passTo(AWAY.plusSeconds(24));
        assertThat(saga.database.orders.countByStatus(OrderStatus.CANCELLED)).isEqualTo(1_101);
    }

    private void confirm(OrderId id) {
        saga.database.change(
                id,
                order -> Stream.of(OrderTrigger.STOCK_RESERVED, OrderTrigger.PAYMENT_AUTHORIZED)
                        .forEach(trigger -> {
                            var unused = order.apply(trigger, null, saga.clock.instant());
                        }));
    }

    private void passTo(Duration sinceStart) {
        pass(sinceStart.minus(Duration.between(SampleOrders.NOW, saga.clock.instant())));
    }

    /** Long times pass in longer steps. */
    private void pass(Duration time) {
        Duration step = Duration.ofSeconds(time.compareTo(DEADLINE.multipliedBy(3)) > 0 ? 12 : 1);
        for (long i = 0; i < time.dividedBy(step); i++) {
            saga.clock.advance(step);
            job.run();
        }
    }
}
