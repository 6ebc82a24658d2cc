package dev.waybill.messaging.database;

import dev.waybill.messaging.Worker;
import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every hour, creates the partitions of the coming days and drops those that are past their retention. At once if one is
 * found missing, as after the machine has slept for days.
 */
final class PartitionMaintenance implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PartitionMaintenance.class);
    static final int DAYS_AHEAD = 3;
    private static final String LOCK_KEY = "hashtext('waybill partitions to drop')";

    private final JdbcTemplate jdbc;
    private final DailyPartitionedTable outbox;
    private final DailyPartitionedTable inbox;
    private final OutboxRecoveryMargin recoveryMargin;
    private final Clock clock;
    private final Duration outboxRetention;
    private final Duration inboxRetention;
    private final Worker worker = new Worker("partitions", Duration.ofHours(1), () -> {
        run();
        return false;
    });

    PartitionMaintenance(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            OutboxRecoveryMargin recoveryMargin,
            Clock clock,
            Duration outboxRetention,
            Duration inboxRetention) {
        this.jdbc = jdbc;
        this.outbox = new DailyPartitionedTable("outbox", jdbc, transaction);
        this.inbox = new DailyPartitionedTable("inbox", jdbc, transaction);
        this.recoveryMargin = recoveryMargin;
        this.clock = clock;
        this.outboxRetention = outboxRetention;
        this.inboxRetention = inboxRetention;
    }

    /** Creates missing partitions soon, on another thread: this one's transaction has failed and holds its connection. */
    void createSoon() {
        worker.wake();
    }

    void run() {
        create();
        jdbc.execute((ConnectionCallback<@Nullable Void>) this::dropIfLocked);
    }

    private void create() {
        Instant now = clock.instant();
        DailyPartition last = DailyPartition.of(now).plus(DAYS_AHEAD);
        outbox.create(DailyPartition.of(now).plus(-1), last); // from yesterday, for clocks that are a little behind
        inbox.create(firstDayOfInbox(now), last);
    }

    /**
     * The first day of the retention, but none before those that the inbox has: it was dropped, as the clock was ahead or the
     * retention shorter, and made again it would be empty, so that repeats of its events would take effect. Today is made in
     * any case, or no event could be handled.
     */
    private DailyPartition firstDayOfInbox(Instant now) {
        DailyPartition first = DailyPartition.of(now.minus(inboxRetention));
        DailyPartition known = inbox.oldest().orElse(first);
        return Collections.max(List.of(first, Collections.min(List.of(known, DailyPartition.of(now)))));
    }

    /** Of several instances one drops at a time. The lock is the session's, because dropping takes several transactions. */
    private @Nullable Void dropIfLocked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var lock = statement.executeQuery("select pg_try_advisory_lock(" + LOCK_KEY + ")");
            if (lock.next() && lock.getBoolean(1)) {
                try {
                    drop();
                } finally {
                    statement.execute("select pg_advisory_unlock(" + LOCK_KEY + ")");
                }
            }
        }
        return null;
    }

    private void drop() {
        Instant now = clock.instant();
        Instant expired = now.minus(outboxRetention);
        Instant acknowledged = acknowledgedUntil();
        drop(outbox, acknowledged.isBefore(expired) ? acknowledged : expired);
        drop(inbox, now.minus(inboxRetention).minus(Duration.ofDays(1)));
    }

    /**
     * The time in event ids before which every published event is acknowledged: the distant past while transactions have no
     * limit or events are set aside. While the outbox must be published again, nothing after that point counts as
     * acknowledged.
     */
    private Instant acknowledgedUntil() {
        OffsetDateTime time = jdbc.queryForObject(
                "select case when not exists (select from outbox_set_aside)"
                        + " then least(acknowledged_until, recover_since) end from outbox_progress",
                OffsetDateTime.class);
        return time == null
                ? Instant.MIN
                : recoveryMargin.current().map(time.toInstant()::minus).orElse(Instant.MIN);
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

    /** Before the relay, the consumer and the web server. */
    @Override
    public int getPhase() {
        return -1000;
    }
}
