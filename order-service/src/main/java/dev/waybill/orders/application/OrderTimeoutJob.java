package dev.waybill.orders.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.PendingOrder;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.OrderRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cancels orders that wait too long for an answer, as {@link OrderTimeoutPolicy} decides. Any instance does it for the
 * orders of all. The broker is asked only while an order has been PENDING for a quarter of its deadline; while it does not
 * answer, nothing is timed out.
 */
@Component
final class OrderTimeoutJob implements Worker.Step {

    private static final int CHUNK = 100;
    private static final int PAGE = 1_000;
    private static final int MAX_PAGES = 5;

    private final OrderRepository orders;
    private final TransitionRecorder recorder;
    private final ConsumerProgress progress;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final OrderTimeoutProperties properties;
    private final OrderTimeoutPolicy policy;
    private final ProgressHistory history;
    private boolean partitionsAreKnown;
    private @Nullable OrderId lastChecked;
    private volatile List<String> awayGroups = List.of();

    OrderTimeoutJob(
            OrderRepository orders,
            TransitionRecorder recorder,
            ConsumerProgress progress,
            TransactionTemplate transaction,
            Clock clock,
            OrderTimeoutProperties properties) {
        this.orders = orders;
        this.recorder = recorder;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
        policy = new OrderTimeoutPolicy(properties);
        history = new ProgressHistory(properties);
    }

    @Override
    public boolean run() {
        Instant now = clock.instant();
        boolean isAnyLate = orders.isAnyPending(now.minus(properties.observedFrom()));
        if (!isAnyLate) {
            awayGroups = List.of();
        }
        if (history.isDue(now) && (isAnyLate || !partitionsAreKnown)) {
            Optional<Snapshot> latest = observe();
            awayGroups = isAnyLate
                    ? latest.map(SagaParticipant::groupsWithoutMembers).orElse(List.of())
                    : List.of();
            latest.ifPresent(snapshot -> cancelTimedOut(snapshot.takenAt()));
        }
        return false;
    }

    /** Which participants orders wait for that are away; empty if none is. */
    Optional<String> participantAwayReason() {
        List<String> away = awayGroups;
        return away.isEmpty()
                ? Optional.empty()
                : Optional.of("orders wait for consumer groups without members: " + away);
    }

    /** The first time serves to know how many partitions there are, before the orders to come. */
    private Optional<Snapshot> observe() {
        Optional<Snapshot> snapshot = progress.read(SagaParticipant.subscriptions());
        snapshot.ifPresentOrElse(history::add, history::clear);
        partitionsAreKnown |= snapshot.isPresent();
        return snapshot;
    }

    /** Checks a limited number of orders, and goes on with the others next time, so that none is left out. */
    private void cancelTimedOut(Instant now) {
        Instant overdue = now.minus(properties.sagaDeadline());
        for (int i = 0; i < MAX_PAGES; i++) {
            List<PendingOrder> page = orders.findPending(overdue, lastChecked, PAGE);
            page.stream()
                    .filter(order -> policy.isTimedOut(order, history.snapshots()))
                    .map(PendingOrder::id)
                    .gather(Gatherers.windowFixed(CHUNK))
                    .forEach(chunk -> transaction.executeWithoutResult(_ -> cancel(chunk)));
            if (page.size() < PAGE) {
                lastChecked = null;
                return;
            }
            lastChecked = page.getLast().id();
        }
    }

    private void cancel(List<OrderId> ids) {
        List<Order> overdue = orders.lockPending(ids);
        if (overdue.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        TransitionRecorder.Recording recording = recorder.begin();
        for (Order late : overdue) {
            List<StatusChange> changes = late.apply(OrderTrigger.DEADLINE_PASSES, null, now);
            recording.publish(late, changes, Objects.requireNonNull(late.placement()));
        }
        recording.save(overdue);
    }
}
