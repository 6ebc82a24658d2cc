package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelProcess;
import dev.waybill.messaging.parcels.ParcelProcess.CrashPoint;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.messaging.parcels.Records;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A process that consumes ends at a known step without leaving its group. Another instance gets its partitions after the
 * session timeout. The records whose offsets were not committed come again, and each takes effect once. The tests mostly
 * wait for that timeout, and do so beside each other.
 */
class CrashTest {

    /**
     * A group that was left is rebalanced within a second, also if its next member takes some to start. With a heartbeat
     * every three seconds the session of a crashed member lasts seven more at least.
     */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** The session timeout is ten seconds. The client's default of 45 seconds is too long. */
    private static final Duration SESSION_TIMEOUT_AND_REBALANCE = Duration.ofSeconds(30);

    private static final String PACKED = "parcel.packed.v1";
    private static final int EVENTS = 20;

    private final String brokers = TestKafka.shared().bootstrapServers();
    private final Broker broker = Broker.shared();
    private final TestDatabase database = ParcelDatabase.create(TestPostgres.shared());

    /** Topics of its own: the process that crashes finds only the events of the test. */
    private final String prefix = database.name() + ".";

    private final JdbcTemplate sql = ParcelDatabase.sql(database);
    private final OrderId order = order();
    private RecordMetadata first;
    private long crashedAt;

    @BeforeEach
    void sendEvents() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(
                            new NewTopic(prefix + "parcels", 4, (short) 1),
                            new NewTopic(prefix + "labels", 4, (short) 1)))
                    .all()
                    .get();
        }
        first = broker.send(IntStream.rangeClosed(1, EVENTS)
                        .mapToObj(each -> Records.withPrefix(prefix, packed(order, each)))
                        .toList())
                .getFirst();
    }

    @Test
    @Execution(CONCURRENT)
    void aCrashBeforeTheDatabaseCommitHasNoEffectAndItsRecordsTakeEffectOnce() throws Exception {
        String group = "crash-before-database-commit";
        crash(group, CrashPoint.BEFORE_DATABASE_COMMIT);
        assertThat(rows("effect")).isZero();
        assertThat(rows("inbox")).isZero();
        assertThat(committed(group)).isZero();

        try (var survivor = ParcelService.start(group, database, brokers, setting())) {
            awaitPartitions(survivor);

            assertThat(survivor.counted(PACKED, "duplicate")).isZero();
            assertThat(survivor.effects(order)).isEqualTo(quantities(1));
            assertThat(survivor.published(order)).isEqualTo(EVENTS);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aCrashBetweenDatabaseCommitAndOffsetCommitRepeatsRecordsThatHaveNoSecondEffect() throws Exception {
        String group = "crash-after-database-commit";
        crash(group, CrashPoint.AFTER_DATABASE_COMMIT);
        long applied = rows("effect");
        assertThat(applied).isPositive();
        assertThat(rows("inbox")).isEqualTo(applied);
        assertThat(committed(group)).isZero();

        try (var survivor = ParcelService.start(group, database, brokers, setting())) {
            awaitPartitions(survivor);

            assertThat(survivor.counted(PACKED, "duplicate")).isEqualTo(applied);
            assertThat(survivor.effects(order)).isEqualTo(quantities(1));
            assertThat(survivor.published(order)).isEqualTo(EVENTS);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aCrashBetweenDeadLetterAndOffsetCommitRepeatsTheDeadLetterAndNothingElse() throws Exception {
        String group = "crash-after-dead-letter";
        crash(group, CrashPoint.AFTER_DEAD_LETTER);
        assertThat(deadLetters(group)).hasSize(1);
        assertThat(rows("effect")).isZero();
        assertThat(committed(group)).isZero();

        try (var survivor = ParcelService.start(
                group, database, brokers, handler -> handler.when(order, ParcelProcess::failForTheFirst), setting())) {
            awaitPartitions(survivor);

            assertThat(survivor.effects(order)).isEqualTo(quantities(2));
            assertThat(survivor.published(order)).isEqualTo(EVENTS - 1);
        }
        assertThat(deadLetters(group)).hasSize(2);
        assertThat(deadLetters(group)).allSatisfy(each -> {
            assertThat(originalOffset(each)).isEqualTo(first.offset());
            assertThat(each.value()).isEqualTo(deadLetters(group).getFirst().value());
        });
    }

    /** Returns once a process of this group has ended at its crash point. */
    private void crash(String group, CrashPoint point) throws Exception {
        Process process = ParcelProcess.launch(group, database, brokers, order, point, setting());
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            crashedAt = System.nanoTime();
            assertThat(process.exitValue()).isEqualTo(ParcelProcess.CRASHED);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns once every event came to the survivor, which must not be at once and not too late. */
    private void awaitPartitions(ParcelService survivor) {
        await().atMost(SESSION_TIMEOUT_AND_REBALANCE)
                .untilAsserted(() -> assertThat(handled(survivor)).isEqualTo(EVENTS));
        assertThat(Duration.ofNanos(System.nanoTime() - crashedAt)).isBetween(AT_ONCE, SESSION_TIMEOUT_AND_REBALANCE);
    }

    private static double handled(ParcelService survivor) {
        return survivor.counted(PACKED, "applied")
                + survivor.counted(PACKED, "duplicate")
                + survivor.counted(PACKED, "dead_lettered");
    }

    private static List<Integer> quantities(int from) {
        return IntStream.rangeClosed(from, EVENTS).boxed().toList();
    }

    private long rows(String table) {
        Long rows = sql.queryForObject("select count(*) from " + table, Long.class);
        return rows == null ? 0 : rows;
    }

    private long committed(String group) {
        return broker.committed(prefix + group, new TopicPartition(first.topic(), first.partition()));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(String group) {
        return broker.all(prefix + "parcels." + group + ".dlt");
    }

    private String setting() {
        return "waybill.kafka.prefix=" + prefix;
    }

    private static long originalOffset(ConsumerRecord<byte[], byte[]> deadLetter) {
        return ByteBuffer.wrap(deadLetter
                        .headers()
                        .lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET)
                        .value())
                .getLong();
    }
}
