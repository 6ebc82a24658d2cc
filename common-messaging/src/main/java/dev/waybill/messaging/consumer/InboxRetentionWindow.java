package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The days that the inbox covers. Events of other days are rejected: of an older one it is unknown whether it was
 * processed, and for a later one there is no partition. Thread-safe.
 */
final class InboxRetentionWindow {

    private static final String OLDEST = """
            select (regexp_match(pg_get_expr(day.relpartbound, day.oid), 'FROM \\(''([0-9a-f-]{36})''\\)'))[1]::uuid
              from pg_inherits join pg_class day on day.oid = inhrelid
             where inhparent = 'inbox'::regclass and not inhdetachpending
             order by 1
             limit 1""";
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final TimeSource time;
    private volatile long oldest = Long.MAX_VALUE;
    private volatile @Nullable Mark refreshed;

    InboxRetentionWindow(JdbcTemplate database, TimeSource time) {
        this.database = database;
        this.time = time;
    }

    /** Reads the days from the database if that is due. The first time it must succeed. */
    void refreshIfDue() {
        Mark last = refreshed;
        if (last != null && time.since(last).compareTo(INTERVAL) < 0) {
            return;
        }
        try {
            refresh();
        } catch (DataAccessException e) {
            if (oldest == Long.MAX_VALUE) {
                throw e;
            }
        }
        refreshed = time.now();
    }

    private void refresh() {
        List<UUID> first = database.query(OLDEST, (row, _) -> row.getObject(1, UUID.class));
        if (first.isEmpty()) {
            throw new IllegalStateException("the inbox has no partitions");
        }
        oldest = UuidV7.timeOf(first.getFirst()).toEpochMilli();
    }

    /** Whether the inbox covers the time of this UUIDv7. */
    boolean contains(UUID id) {
        return contains(UuidV7.timeOf(id));
    }

    /** Whether the inbox covers this time. */
    boolean contains(Instant eventTime) {
        long millis = eventTime.toEpochMilli();
        return millis >= oldest && millis <= time.now().time().toEpochMilli() + CloudEventHeaders.MAX_AHEAD.toMillis();
    }
}
