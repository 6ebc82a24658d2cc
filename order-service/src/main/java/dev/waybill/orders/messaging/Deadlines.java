package dev.waybill.orders.messaging;

import dev.waybill.messaging.CatchUpStatus;
import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.ExpiredOrder;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.StatusChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cancels orders that wait too long for an answer. The time counts from the later of placement and the moment since when
 * this service has heard and said everything in time: an answer that is merely waiting in a backlog times nothing out.
 */
@Component
public final class Deadlines implements Worker.Step {

    private static final int CHUNK = 100;

    private final OrderRepository orders;
    private final TransitionRecorderFactory recorders;
    private final CatchUpStatus lag;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration deadline;

    Deadlines(
            OrderRepository orders,
            TransitionRecorderFactory recorders,
            CatchUpStatus lag,
            TransactionTemplate transaction,
            Clock clock,
            DeadlineSettings settings) {
        this.orders = orders;
        this.recorders = recorders;
        this.lag = lag;
        this.transaction = transaction;
        this.clock = clock;
        this.deadline = settings.sagaDeadline();
    }

    @Override
    public boolean run() {
        Instant now = DatabaseTime.now(clock);
        Instant latest = now.minus(deadline);
        boolean caughtUpLongEnough =
                lag.caughtUpSince().filter(since -> !since.isAfter(latest)).isPresent();
        return caughtUpLongEnough && transaction.execute(status -> cancel(latest, now)) == CHUNK;
    }

    private int cancel(Instant placedBefore, Instant now) {
        List<ExpiredOrder> overdue = orders.lockExpired(placedBefore, CHUNK);
        if (overdue.isEmpty()) {
            return 0;
        }
        TransitionRecorder recorder = recorders.create();
        for (ExpiredOrder late : overdue) {
            List<StatusChange> changes = late.order().apply(OrderTrigger.DEADLINE_PASSES, null, now);
            recorder.publish(late.order(), changes, late.placement());
        }
        recorder.save(overdue.stream().map(ExpiredOrder::order).toList());
        return overdue.size();
    }
}
