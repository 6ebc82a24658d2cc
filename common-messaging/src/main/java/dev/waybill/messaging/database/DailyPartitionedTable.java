package dev.waybill.messaging.database;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A table with one partition per day. Nothing here takes a lock that blocks inserts: partitions are attached rather than
 * created in place, and detached concurrently.
 */
final class DailyPartitionedTable {

    private static final Pattern DAY = Pattern.compile("_[0-9]{8}");

    private final String name;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DailyPartitionedTable(String name, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.name = name;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    String name() {
        return name;
    }

    /** Creates the missing partitions, one instance of the service at a time. */
    void create(DailyPartition first, DailyPartition last) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set local lock_timeout = '3s'");
            jdbc.queryForList("select pg_advisory_xact_lock(hashtext('waybill partitions'))::text", String.class);
            List<DailyPartition> existing = partitions();
            for (DailyPartition day = first; day.compareTo(last) <= 0; day = day.plus(1)) {
                if (!existing.contains(day)) {
                    create(day);
                }
            }
        });
    }

    private void create(DailyPartition day) {
        String partition = day.tableName(name);
        UUID from = day.firstId();
        UUID to = day.plus(1).firstId();
        jdbc.execute("create table " + partition + " (like " + name + " including all)");
        jdbc.execute("alter table " + name + " attach partition " + partition + " for values from ('" + from
                + "') to ('" + to + "')");
    }

    /** Every partition that has a table, including one whose removal was interrupted. */
    List<DailyPartition> partitions() {
        return days("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and starts_with(relname, ? || '_') order by relname")
                .toList();
    }

    /** The first day that rows are stored for; empty if there is none. */
    Optional<DailyPartition> oldest() {
        return days("select relname from pg_inherits join pg_class on pg_class.oid = inhrelid"
                        + " where inhparent = ?::regclass and not inhdetachpending order by relname")
                .findFirst();
    }

    private Stream<DailyPartition> days(String tables) {
        return jdbc.queryForList(tables, String.class, name).stream()
                .filter(table -> DAY.matcher(table.substring(name.length())).matches())
                .map(table -> DailyPartition.parse(name, table));
    }

    /** The size on disk, indexes included. */
    long bytes() {
        Long bytes = jdbc.queryForObject(
                "select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits where inhparent = ?::regclass",
                Long.class,
                name);
        return bytes == null ? 0 : bytes;
    }

    /** Completes an interrupted removal. Waits for transactions that use the partition, so it cannot run within one. */
    void drop(DailyPartition day) {
        String partition = day.tableName(name);
        List<@Nullable Boolean> pending = jdbc.queryForList(
                "select inhdetachpending from pg_inherits where inhrelid = ?::regclass", Boolean.class, partition);
        if (!pending.isEmpty()) {
            String mode = Boolean.TRUE.equals(pending.getFirst()) ? "finalize" : "concurrently";
            jdbc.execute("alter table " + name + " detach partition " + partition + " " + mode);
        }
        jdbc.execute("drop table " + partition);
    }
}
