package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.PendingOrder;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An order is placed, and a snapshot is taken every two seconds from a quarter of its deadline on. */
class OrderTimeoutPolicyTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration AWAY = Duration.ofMinutes(30);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final MutableClock clock = new MutableClock();
    private final FakeProgress progress = new FakeProgress(clock);
    private final OrderTimeoutProperties properties = new OrderTimeoutProperties(DEADLINE, AWAY);
    private final ProgressHistory history = new ProgressHistory(properties);
    private final OrderTimeoutPolicy policy = new OrderTimeoutPolicy(properties);
    private final Instant placedAt = clock.instant();
    private final PendingOrder order = new PendingOrder(new OrderId(UuidV7.at(placedAt)), placedAt, false, false);
    private final PendingOrder reserved = new PendingOrder(order.id(), placedAt, true, false);

    @Test
    void anOrderIsTimedOutAtItsDeadlineWhileItsParticipantsAreThere() {
        assertThat(timedOutAfter(order)).isEqualTo(DEADLINE);
    }

    @Test
    void anOrderWhoseAnswersMayWaitIsNotTimedOut() {
        progress.answersProcessedUntil = placedAt.plus(DEADLINE).minusSeconds(1);
        assertThat(isEverTimedOutWithin(AWAY.multipliedBy(2))).isFalse();
        progress.answersProcessedUntil = null;
        takeSnapshot();
        assertThat(isTimedOut(order)).isTrue();
    }

    @Test
    void anOrderIsTimedOutOnceTheMarksOfItsDeadlineAreReachedHoweverMuchComesAfterThem() {
        while (age().compareTo(DEADLINE.plusSeconds(30)) < 0) {
            progress.answersProcessedUntil = progress.ago(Duration.ofSeconds(10));
            takeSnapshot();
        }
        assertThat(isTimedOut(order)).isTrue();
    }

    @Test
    void anOrderThatHasNotReachedItsTopicIsNotTimedOut() {
        progress.publishedUntil = placedAt.minusSeconds(1);
        assertThat(isEverTimedOutWithin(AWAY.multipliedBy(2))).isFalse();
    }

    @Test
    void anOrderIsTimedOutAtTheLongerDeadlineWhileAParticipantHasNoMember() {
        progress.withMembers.remove(SagaParticipant.PAYMENT);
        assertThat(timedOutAfter(order)).isEqualTo(AWAY);
    }

    @Test
    void anOrderIsTimedOutAtTheLongerDeadlineWhileAParticipantIsBehindIt() {
        progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, placedAt);
        assertThat(timedOutAfter(order)).isEqualTo(AWAY);
    }

    @Test
    void aParticipantThatHasAnsweredMayBeAway() {
        progress.withMembers.remove(SagaParticipant.INVENTORY);
        assertThat(timedOutAfter(reserved)).isEqualTo(DEADLINE);
    }

    @Test
    void aParticipantThatIsLateButPastTheOrderIsThere() {
        while (age().compareTo(DEADLINE) < 0) {
            progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, progress.ago(Duration.ofSeconds(20)));
            takeSnapshot();
        }
        assertThat(isTimedOut(order)).isTrue();
    }

    @Test
    void theDeadlineCountsFromTheReturnOfAParticipant() {
        progress.withMembers.remove(SagaParticipant.PAYMENT);
        Duration outage = Duration.ofMinutes(5);
        assertThat(isEverTimedOutWithin(outage)).isFalse();
        progress.withMembers.add(SagaParticipant.PAYMENT);
        assertThat(timedOutAfter(order))
                .isBetween(outage.plus(DEADLINE), outage.plus(DEADLINE).plus(INTERVAL));
    }

    @Test
    void theDeadlineCountsFromWhenAParticipantThatWasBehindHasConsumedTheOrder() {
        progress.ordersProcessedUntil.put(SagaParticipant.INVENTORY, placedAt);
        Duration backlog = Duration.ofMinutes(5);
        assertThat(isEverTimedOutWithin(backlog)).isFalse();
        progress.ordersProcessedUntil.clear();
        assertThat(timedOutAfter(order))
                .isBetween(backlog.plus(DEADLINE), backlog.plus(DEADLINE).plus(INTERVAL));
    }

    @Test
    void anInterruptionOfTheSnapshotsOnlyDelays() {
        progress.isBrokerAway = false;
        clock.advance(Duration.ofMinutes(10));
        takeSnapshot();
        assertThat(isTimedOut(order)).as("with a single snapshot").isFalse();
        assertThat(timedOutAfter(order))
                .isLessThan(Duration.ofMinutes(10).plus(DEADLINE).plusSeconds(10));
    }

    private Duration timedOutAfter(PendingOrder any) {
        while (age().compareTo(AWAY.multipliedBy(2)) < 0) {
            takeSnapshot();
            if (isTimedOut(any)) {
                return age();
            }
        }
        throw new AssertionError("it is not timed out at all");
    }

    private boolean isEverTimedOutWithin(Duration time) {
        while (age().compareTo(time) < 0) {
            takeSnapshot();
            if (isTimedOut(order)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTimedOut(PendingOrder any) {
        return policy.isTimedOut(any, history.snapshots());
    }

    private void takeSnapshot() {
        clock.advance(age().compareTo(properties.observedFrom()) < 0 ? properties.observedFrom() : INTERVAL);
        history.add(progress.snapshot());
    }

    private Duration age() {
        return Duration.between(placedAt, clock.instant());
    }
}
