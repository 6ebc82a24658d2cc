package dev.waybill.orders.messaging;

import dev.waybill.messaging.CatchUpStatus;
import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Overdue;
import dev.waybill.orders.domain.Signal;
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
final class Deadlines implements Worker.Step {

    private static final int CHUNK = 100;

    private final Orders orders;
    private final Chronicles chronicles;
    private final CatchUpStatus lag;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration deadline;

    Deadlines(
            Orders orders,
            Chronicles chronicles,
            CatchUpStatus lag,
            TransactionTemplate transaction,
            Clock clock,
            DeadlineSettings settings) {
        this.orders = orders;
        this.chronicles = chronicles;
        this.lag = lag;
        this.transaction = transaction;
        this.clock = clock;
        this.deadline = settings.sagaDeadline();
    }

    @Override
    public boolean run() {
        Instant now = Times.now(clock);
        Instant latest = now.minus(deadline);
        boolean caughtUpLongEnough =
                lag.caughtUpSince().filter(since -> !since.isAfter(latest)).isPresent();
        return caughtUpLongEnough && transaction.execute(status -> cancel(latest, now)) == CHUNK;
    }

    private int cancel(Instant placedBefore, Instant now) {
        List<Overdue> overdue = orders.lockOverdue(placedBefore, CHUNK);
        if (overdue.isEmpty()) {
            return 0;
        }
        Chronicle chronicle = chronicles.open();
        for (Overdue late : overdue) {
            List<Change> changes = late.order().tell(Signal.DEADLINE_PASSES, null, now);
            chronicle.tell(late.order(), changes, late.placement());
        }
        chronicles.save(chronicle, overdue.stream().map(Overdue::order).toList());
        return overdue.size();
    }
}
