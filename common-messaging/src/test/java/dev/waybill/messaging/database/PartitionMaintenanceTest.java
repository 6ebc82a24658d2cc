package dev.waybill.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import dev.waybill.testing.TestPostgres;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;

class PartitionMaintenanceTest {

    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(3);

    private ServiceDatabase service;

    @BeforeEach
    void open() {
        service = new ServiceDatabase(TestPostgres.shared());
        acknowledgedUntil("2027-01-01T00:00:00Z");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void partitionsAreCreatedAheadAndForTheInboxAlsoForItsRetention() {
        maintenanceAt(NOW).run();
        assertThat(partitionDays("outbox")).containsExactly("0519", "0520", "0521", "0522", "0523");
        assertThat(partitionDays("inbox")).containsExactly("0517", "0518", "0519", "0520", "0521", "0522", "0523");
    }

    @Test
    void everyIdOfADayIsStoredInItsPartition() {
        maintenanceAt(NOW).run();
        UUID first = new UUID(Instant.parse("2026-05-19T00:00:00Z").toEpochMilli() << 16 | 0x7000, 2L << 62);
        UUID last =
                new UUID(Instant.parse("2026-05-20T00:00:00Z").minusMillis(1).toEpochMilli() << 16 | 0x7fff, -1L);
        service.jdbc.update("insert into inbox values (?), (?)", first, last);
        assertThat(service.jdbc.queryForObject("select count(*) from inbox_20260519", Long.class))
                .isEqualTo(2);
    }

    @Test
    void anIdWithoutAPartitionIsRejected() {
        maintenanceAt(NOW).run();
        UUID old = new UUID(Instant.parse("2026-05-01T00:00:00Z").toEpochMilli() << 16 | 0x7000, 2L << 62);
        assertThatThrownBy(() -> service.jdbc.update("insert into inbox values (?)", old))
                .hasMessageContaining("no partition");
    }

    @Test
    void anInsertWithoutAPartitionIsTransientAndHasItCreatedButNoOtherViolationIs() {
        maintenanceAt(NOW).run();
        var repairs = new AtomicInteger();
        service.jdbc.setExceptionTranslator(new MissingPartitionTranslator(repairs::incrementAndGet));
        UUID id = UuidV7.at(NOW);
        UUID forbidden = UuidV7.at(NOW);
        service.jdbc.update("insert into inbox values (?)", id);
        service.jdbc.execute("alter table inbox add check (id <> '" + forbidden + "')");

        assertThatThrownBy(() -> service.jdbc.update(
                        "insert into inbox values (?)", UuidV7.at(NOW.minus(RETENTION.multipliedBy(2)))))
                .isInstanceOf(TransientDataAccessException.class)
                .hasCauseInstanceOf(SQLTransientException.class);
        assertThat(repairs).hasValue(1);
        assertThatThrownBy(() -> service.jdbc.update("insert into inbox values (?)", id))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> service.jdbc.update("insert into inbox values (?)", forbidden))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(repairs).hasValue(1);
    }

    @Test
    void expiredPartitionsAreDropped() {
        maintenanceAt(NOW).run();
        maintenanceAt(NOW.plus(Duration.ofDays(4))).run();
        assertThat(partitionDays("outbox")).containsExactly("0521", "0522", "0523", "0524", "0525", "0526", "0527");
        assertThat(partitionDays("inbox")).first().isEqualTo("0520");
    }

    /** Empty, they would let events pass as new that have had their effect. The outbox needs its days to publish. */
    @ParameterizedTest
    @CsvSource({"P2D, 0518", "P5D, 0520"})
    void daysOfTheInboxThatAClockAheadHasDroppedAreNotMadeAgainButToday(Duration ahead, String firstDay) {
        maintenanceAt(NOW).run();
        maintenanceAt(NOW.plus(ahead)).run();
        maintenanceAt(NOW).run();
        assertThat(partitionDays("inbox")).first().isEqualTo(firstDay);
        assertThat(partitionDays("inbox")).contains("0520", "0521", "0522", "0523");
        assertThat(partitionDays("outbox")).contains("0519", "0520", "0521", "0522", "0523");
    }

    @Test
    void aLongerRetentionOfTheInboxCountsFromThenOn() {
        maintenanceAt(NOW).run();
        maintenanceAt(NOW.plus(Duration.ofDays(1)), Duration.ofDays(10)).run();
        assertThat(partitionDays("inbox")).first().isEqualTo("0517");
        maintenanceAt(NOW.plus(Duration.ofDays(9)), Duration.ofDays(10)).run();
        assertThat(partitionDays("inbox")).first().isEqualTo("0518");
    }

    /** It has no rows that anybody would ask for. */
    @Test
    void aDayWhoseRemovalWasInterruptedIsNoneThatTheInboxHas() {
        maintenanceAt(NOW).run();
        service.jdbc.execute("alter table inbox detach partition inbox_20260517");
        service.jdbc.execute("drop table inbox_20260518");
        maintenanceAt(NOW, Duration.ofDays(10)).run();
        assertThat(partitionDays("inbox")).first().isEqualTo("0519");
    }

    @Test
    void anOutboxPartitionIsKeptUntilAllOfItsEventsAreAcknowledged() {
        maintenanceAt(NOW).run();
        acknowledgedUntil("2026-05-21T00:00:00Z");
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).contains("0520", "0521").doesNotContain("0519");
        acknowledgedUntil("2026-05-21T00:10:00Z");
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).contains("0521").doesNotContain("0520");
    }

    /** Retention is over for all partitions, but any event may still belong to a running transaction. */
    @Test
    void noOutboxPartitionIsDroppedWhileTransactionsHaveNoLimit() {
        close();
        service = new ServiceDatabase(TestPostgres.shared(), "0");
        acknowledgedUntil("2027-01-01T00:00:00Z");
        maintenanceAt(NOW).run();
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).contains("0519");
        assertThat(partitionDays("inbox")).doesNotContain("0519");
    }

    /** The log has been read past them, and later events of their orders have ids of the usual time. */
    @Test
    void noOutboxPartitionIsDroppedWhileEventsAreSetAside() {
        maintenanceAt(NOW).run();
        acknowledgedUntil("2027-01-01T00:00:00Z");
        service.jdbc.update("insert into outbox_set_aside values (gen_random_uuid(), 1, '2027-01-01T00:00:00Z')");
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).contains("0519");
        service.jdbc.update("delete from outbox_set_aside");
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).doesNotContain("0519");
    }

    @Test
    void noPartitionIsDroppedThatRecoveryStillReads() {
        maintenanceAt(NOW).run();
        service.jdbc.update("update outbox_progress set recover_since = '2026-05-19T12:00:00Z'");
        maintenanceAt(NOW.plus(Duration.ofDays(30))).run();
        assertThat(partitionDays("outbox")).contains("0519");
    }

    @Test
    void anInterruptedRemovalIsCompleted() {
        maintenanceAt(NOW).run();
        service.jdbc.execute("alter table outbox detach partition outbox_20260519");
        maintenanceAt(NOW.plus(Duration.ofDays(5))).run();
        assertThat(partitionDays("outbox")).doesNotContain("0519", "0520");
    }

    @Test
    void inboxRetentionMustBeLongerThanTopicRetention() {
        assertThatThrownBy(() -> new InboxProperties(Duration.ofDays(7)).checkAgainst(Duration.ofDays(7)))
                .hasMessageContaining("waybill.inbox.retention")
                .hasMessageContaining("waybill.kafka.topic-retention");
    }

    private PartitionMaintenance maintenanceAt(Instant now) {
        return maintenanceAt(now, RETENTION);
    }

    private PartitionMaintenance maintenanceAt(Instant now, Duration inboxRetention) {
        return new PartitionMaintenance(
                service.jdbc,
                service.transaction,
                new OutboxRecoveryMargin(service.jdbc),
                Clock.fixed(now, ZoneOffset.UTC),
                RETENTION,
                inboxRetention);
    }

    private void acknowledgedUntil(String time) {
        service.jdbc.update("update outbox_progress set acknowledged_until = ?::timestamptz", time);
    }

    private List<@Nullable String> partitionDays(String table) {
        return service.jdbc.queryForList(
                "select right(inhrelid::regclass::text, 4) from pg_inherits where inhparent = ?::regclass order by 1",
                String.class,
                table);
    }
}
