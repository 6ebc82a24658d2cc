package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.CapturedLog;
import dev.waybill.messaging.parcels.LabelEvent;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.messaging.parcels.Records;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/**
 * Others open transactions in the topics of a running service, or delete its topics. The topics of each test have a
 * prefix of its own, so that they wait beside each other.
 */
class TopicFaultTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int BAD_RECORDS = 50;
    private static final int PARTITIONS = 4;
    private static final int PARTITION = 1;

    private final String brokers = TestKafka.shared().bootstrapServers();
    private final Broker broker = Broker.shared();
    private final Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers));
    private final TestDatabase database = ParcelDatabase.create(TestPostgres.shared());

    /** The topics of a test are its own. */
    private final String prefix = database.name() + ".";

    private final String parcels = prefix + "parcels";

    @AfterEach
    void closeAdmin() {
        admin.close();
    }

    @Test
    @Execution(CONCURRENT)
    void anOpenTransactionOfAnotherSystemIsShownAndCountsAsLagUntilItEnds() {
        String group = "foreign-transaction";
        try (var service = start(group);
                var foreign = new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers, "transactional.id", group),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            OrderId order = order();
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>(parcels, PARTITION, bytes("foreign"), bytes("{}")));
            foreign.flush();
            broker.send(in(PARTITION, packed(order, 1)));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded())
                            .containsOnlyKeys("foreign-transaction")
                            .hasEntrySatisfying(
                                    "foreign-transaction",
                                    it -> assertThat(it)
                                            .contains(parcels + "-" + PARTITION + "@")
                                            .doesNotContain(parcels + "-" + (PARTITION + 1))));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
            assertThat(service.effects(order)).isEmpty();
            var held = new TopicPartition(parcels, PARTITION);
            assertThat(service.lag(held)).isEqualTo(2);

            foreign.abortTransaction();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.lag(held)).isZero());
        }
    }

    @Test
    @Execution(CONCURRENT)
    void recordsThatWereDeletedBeforeTheyWereReadAreReportedAndCounted() throws Exception {
        for (String protocol : List.of("classic", "consumer")) {
            String group = "away-" + protocol;
            String setting = "waybill.consumer.group-protocol=" + protocol;
            TestDatabase fresh = ParcelDatabase.create(TestPostgres.shared());
            var partition = new TopicPartition(parcels, PARTITION);
            OrderId order = order();
            try (var service = start(group, fresh, setting)) {
                broker.send(in(PARTITION, packed(order, 1)));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
                assertThat(service.skipped(parcels)).as("of a new group").isZero();
            }
            long read = broker.committed(prefix + group, partition);
            broker.send(
                    in(PARTITION, packed(order, 2)), in(PARTITION, packed(order, 3)), in(PARTITION, packed(order, 4)));
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(read + 2)))
                    .all()
                    .get();
            try (var log = new CapturedLog(EventConsumerFactory.class.getName());
                    var service = start(group, fresh, setting)) {
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 4));
                assertThat(service.skipped(parcels)).isEqualTo(2);
                assertThat(service.skipped(prefix + "labels")).isZero();
                assertThat(log.warnings()) // of the tests beside this one, too
                        .contains("2 records of " + partition + " were deleted before this group read them: it was at "
                                + read + ", the first record is " + (read + 2));
            }
            admin.deleteConsumerGroupOffsets(prefix + group, Set.of(partition))
                    .all()
                    .get();
            try (var service = start(group, fresh, setting)) {
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.skipped(parcels))
                                .as("of a forgotten group")
                                .isEqualTo(read + 2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    @Execution(CONCURRENT)
    void aDeletedTopicIsCreatedAgainByItsOwnerAndConsumed(String protocol) throws Exception {
        try (var service = start("deleted-topic-" + protocol, "waybill.consumer.group-protocol=" + protocol)) {
            OrderId before = order();
            broker.send(own(packed(before, 1)), own(packed(before, 2)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(before)).containsExactly(1, 2));

            admin.deleteTopics(Set.of(parcels)).all().get();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded())
                            .containsEntry("topic-missing", "topics do not exist: [" + parcels + "]"));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
            OrderId other = order();
            broker.send(own(Records.of(new LabelEvent.Printed(other), 1)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(other)).hasSize(1));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
            OrderId after = order();
            broker.send(own(packed(after, 3)), own(packed(after, 4)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(after)).containsExactly(3, 4));
        }
    }

    /** While its topic is missing, a dead letter blocks the consumer for seconds: {@link #BAD_RECORDS} are far too many. */
    @Test
    @Execution(CONCURRENT)
    void deadLetterTopicsAreRestoredAndNeighboursGoOn() throws Exception {
        String deadLetters = parcels + ".deleted-dead-letters.dlt";
        try (var service = start("deleted-dead-letters")) {
            admin.deleteTopics(Set.of(deadLetters)).all().get();
            // what the broker still takes for the deleted topic is lost with it
            await().until(() -> !admin.listTopics().names().get().contains(deadLetters));
            OrderId order = order();
            for (int i = 0; i < BAD_RECORDS; i++) {
                broker.send(in(PARTITION, unreadable(order)));
            }
            broker.send(in(PARTITION, packed(order, 1)));
            OrderId neighbour = order();
            broker.send(in(PARTITION + 1, packed(neighbour, 2)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(neighbour)).containsExactly(2));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(broker.all(deadLetters)).hasSizeGreaterThanOrEqualTo(BAD_RECORDS));
            assertThat(service.effects(order)).containsExactly(1);
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);

            int added = PARTITIONS;
            admin.createPartitions(Map.of(parcels, NewPartitions.increaseTo(added + 1)))
                    .all()
                    .get();
            broker.send(in(added, unreadable(order)), in(added, packed(order, 3)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 3));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(broker.all(deadLetters))
                            .filteredOn(each -> each.partition() == added)
                            .hasSize(1));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
        }
    }

    private ParcelService start(String group, String... settings) {
        return start(group, database, settings);
    }

    private ParcelService start(String group, TestDatabase database, String... settings) {
        var service = ParcelService.start(
                group,
                database,
                brokers,
                Stream.concat(Stream.of("waybill.kafka.prefix=" + prefix), Stream.of(settings))
                        .toArray(String[]::new));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(service.health().getStatus()).isEqualTo(Status.UP));
        return service;
    }

    private ProducerRecord<byte[], byte[]> own(ProducerRecord<byte[], byte[]> record) {
        return Records.withPrefix(prefix, record);
    }

    private ProducerRecord<byte[], byte[]> in(int partition, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(prefix + record.topic(), partition, record.key(), record.value(), record.headers());
    }

    private static ProducerRecord<byte[], byte[]> unreadable(OrderId order) {
        var record = packed(order, 1);
        record.headers().remove("ce_id");
        return record;
    }
}
