package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Every hour, creates the partitions of the coming days and drops those that are past their retention. */
public final class PartitionMaintenance implements SmartLifecycle {

    /** Before the relay, the consumer and the web server. */
    public static final int PHASE = -1000;

    private static final Logger log = LoggerFactory.getLogger(PartitionMaintenance.class);
    private static final int DAYS_AHEAD = 3;

    private final DailyPartitionedTable outbox;
    private final DailyPartitionedTable inbox;
    private final AcknowledgedWatermark watermark;
    private final AdvisoryLock lock;
    private final Clock clock;
    private final Duration outboxRetention;
    private final Duration inboxRetention;
    private final Worker worker = new Worker("partitions", Duration.ofHours(1), () -> {
        run();
        return false;
    });

    PartitionMaintenance(
            DailyPartitionedTable outbox,
            DailyPartitionedTable inbox,
            AcknowledgedWatermark watermark,
            AdvisoryLock lock,
            Clock clock,
            Duration outboxRetention,
            Duration inboxRetention) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.watermark = watermark;
        this.lock = lock;
        this.clock = clock;
        this.outboxRetention = outboxRetention;
        this.inboxRetention = inboxRetention;
    }

    void run() {
        create();
        lock.tryRun(this::drop);
    }

    private void create() {
        Instant now = clock.instant();
        DailyPartition last = DailyPartition.of(now).plus(DAYS_AHEAD);
        outbox.create(DailyPartition.of(now).plus(-1), last); // from yesterday, for clocks that are a little behind
        inbox.create(DailyPartition.of(now.minus(inboxRetention)), last);
    }

    private void drop() {
        Instant now = clock.instant();
        Instant expired = now.minus(outboxRetention);
        Instant acknowledged = watermark.current();
        drop(outbox, acknowledged.isBefore(expired) ? acknowledged : expired);
        drop(inbox, now.minus(inboxRetention).minus(Duration.ofDays(1)));
    }

    /** A partition that cannot be dropped now, because a transaction reads it, is dropped by a later run. */
    private static void drop(DailyPartitionedTable table, Instant endedUntil) {
        for (DailyPartition day : table.partitions()) {
            if (!day.end().isAfter(endedUntil)) {
                try {
                    table.drop(day);
                } catch (DataAccessException e) {
                    log.warn("Partition {} cannot be dropped yet: {}", day.tableName(table.name()), e.getMessage());
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
