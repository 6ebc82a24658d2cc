package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Has the days ready before anything needs them, and drops those that nobody needs, every hour. */
public final class PartitionMaintenance implements SmartLifecycle {

    /** Before the relay, the consumer and the web server. */
    public static final int PHASE = -1000;

    private static final Logger log = LoggerFactory.getLogger(PartitionMaintenance.class);
    private static final int DAYS_AHEAD = 3;

    private final DailyPartitionedTable outbox;
    private final DailyPartitionedTable inbox;
    private final Acknowledged acknowledged;
    private final Turn turn;
    private final Clock clock;
    private final Duration outboxRetention;
    private final Duration inboxRetention;
    private final Worker worker = new Worker("partitions", Duration.ofHours(1), () -> {
        keep();
        return false;
    });

    /** Until when nothing that was published waits any more. */
    @FunctionalInterface
    interface Acknowledged {
        Instant until();
    }

    /** Runs something unless another instance of the service is at it. */
    @FunctionalInterface
    interface Turn {
        void take(Runnable action);
    }

    PartitionMaintenance(
            DailyPartitionedTable outbox,
            DailyPartitionedTable inbox,
            Acknowledged acknowledged,
            Turn turn,
            Clock clock,
            Duration outboxRetention,
            Duration inboxRetention) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.acknowledged = acknowledged;
        this.turn = turn;
        this.clock = clock;
        this.outboxRetention = outboxRetention;
        this.inboxRetention = inboxRetention;
    }

    void keep() {
        create();
        turn.take(this::drop);
    }

    private void create() {
        Instant now = clock.instant();
        DailyPartition last = DailyPartition.of(now).plus(DAYS_AHEAD);
        outbox.create(DailyPartition.of(now).plus(-1), last); // yesterday for clocks that go a little behind
        inbox.create(DailyPartition.of(now.minus(inboxRetention)), last);
    }

    private void drop() {
        Instant now = clock.instant();
        Instant unneeded = now.minus(outboxRetention);
        Instant settled = acknowledged.until();
        drop(outbox, settled.isBefore(unneeded) ? settled : unneeded);
        drop(inbox, now.minus(inboxRetention).minus(Duration.ofDays(1)));
    }

    /** A day that cannot be dropped now, because somebody is reading it, is dropped another time. */
    private static void drop(DailyPartitionedTable table, Instant endingUntil) {
        for (DailyPartition day : table.days()) {
            if (!day.end().isAfter(endingUntil)) {
                try {
                    table.drop(day);
                } catch (DataAccessException e) {
                    log.warn("{} could not be dropped yet: {}", day, e.getMessage());
                }
            }
        }
    }

    @Override
    public void start() {
        create();
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
