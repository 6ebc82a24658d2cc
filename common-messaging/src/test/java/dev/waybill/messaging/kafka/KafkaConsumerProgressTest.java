package dev.waybill.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.EventDescriptor;
import dev.waybill.stack.process.Ports;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every test has a topic of its own with three partitions. */
class KafkaConsumerProgressTest {

    private static final String BROKER = TestKafka.shared().bootstrapServers();
    private static final Admin ADMIN = Admin.create(Map.<String, Object>of("bootstrap.servers", BROKER));
    private static final Producer<byte[], byte[]> PRODUCER = producer(Map.of());
    private static final Duration AGE = Duration.ofHours(1);

    private final OrderId order = new OrderId(UuidV7.next());
    private final Instant placedAt = Instant.now();
    private Instant publishedUntil = Instant.EPOCH;
    private Duration behind = Duration.ZERO;
    private Map<String, Instant> replaced = Map.of();
    private final KafkaConsumerProgress progress = progress(ADMIN);

    @EventTopic("progress-simple")
    @EventType("progress-simple.v1")
    private record SimpleEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-transaction")
    @EventType("progress-transaction.v1")
    private record TransactionEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-growing")
    @EventType("progress-growing.v1")
    private record GrowingEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-expired")
    @EventType("progress-expired.v1")
    private record ExpiredEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-other-partitions")
    @EventType("progress-other-partitions.v1")
    private record OtherPartitionsEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-members")
    @EventType("progress-members.v1")
    private record MembersEvent(OrderId orderId) implements Event {}

    @EventTopic("progress-missing")
    @EventType("progress-missing.v1")
    private record MissingEvent(OrderId orderId) implements Event {}

    @AfterAll
    static void closeClients() {
        PRODUCER.close();
        ADMIN.close();
    }

    @Test
    void aGroupHasProcessedWhatItHasCommitted() throws Exception {
        Subscription subscription = subscription(SimpleEvent.class);
        assertThat(hasProcessed(subscription, read(subscription)))
                .as("nothing is there")
                .isTrue();
        send(subscription, 3);
        Snapshot mark = read(subscription);
        assertThat(hasProcessed(subscription, mark)).as("nothing is committed").isFalse();
        assertThat(mark.lag(subscription, order, placedAt)).isEqualTo(1);
        commit(subscription, partitionOf(3), 0);
        assertThat(hasProcessed(subscription, mark)).isFalse();
        commit(subscription, partitionOf(3), 1);
        assertThat(hasProcessed(subscription, mark)).isTrue();
        assertThat(read(subscription).lag(subscription, order, placedAt)).isZero();
        send(subscription, 3);
        assertThat(hasProcessed(subscription, mark)).as("by the earlier mark").isTrue();
        assertThat(hasProcessed(subscription, read(subscription))).isFalse();
    }

    @Test
    void whatFollowsAForeignOpenTransactionIsNotProcessed() throws Exception {
        Subscription subscription = subscription(TransactionEvent.class);
        try (var foreign = producer(Map.of("transactional.id", "progress-foreign"))) {
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>(topic(subscription), partitionOf(3), null, new byte[1]));
            foreign.flush();
            send(subscription, 3);
            commit(subscription, partitionOf(3), 0); // which is all that a consumer of committed records is shown
            Snapshot mark = read(subscription);
            assertThat(hasProcessed(subscription, mark)).isFalse();
            foreign.abortTransaction();
            commit(subscription, partitionOf(3), 2);
            assertThat(hasProcessed(subscription, mark)).isTrue();
        }
    }

    @Test
    void onlyTheOrdersOwnPartitionCountsOnceThePartitionCountIsCertain() throws Exception {
        Subscription subscription = subscription(OtherPartitionsEvent.class);
        send(subscription, partitionOf(3) == 0 ? 1 : 0, topic(subscription));
        assertThat(hasProcessed(subscription, read(subscription))).isFalse();
        behind = AGE;
        var watching = progress(ADMIN);
        assertThat(watching.read(List.of(subscription))).isPresent();
        Snapshot mark = watching.read(List.of(subscription)).orElseThrow();
        assertThat(mark.hasProcessed(subscription, order, placedAt, mark)).isTrue();
        assertThat(mark.hasProcessed(subscription, order, placedAt.minus(AGE), mark))
                .as("an order that is older than the count is known")
                .isFalse();
    }

    @Test
    void addedPartitionsInvalidateMarksAndThenAllPartitionsCount() throws Exception {
        Subscription subscription = subscription(GrowingEvent.class);
        behind = AGE;
        var watching = progress(ADMIN);
        Snapshot before = watching.read(List.of(subscription)).orElseThrow();
        assertThat(before.hasProcessed(subscription, order, placedAt, before)).isTrue();
        behind = Duration.ZERO;
        ADMIN.createPartitions(Map.of(topic(subscription), NewPartitions.increaseTo(5)))
                .all()
                .get();
        for (int partition = 0; partition < 5; partition++) {
            if (partition != partitionOf(5)) {
                send(subscription, partition, topic(subscription));
            }
        }
        assertThat(watching.read(List.of(subscription)))
                .as("when the change is noticed")
                .isEmpty();
        Snapshot after = watching.read(List.of(subscription)).orElseThrow();
        assertThat(after.hasProcessed(subscription, order, placedAt, before)).isFalse();
        assertThat(after.hasProcessed(subscription, order, placedAt, after)).isFalse();
        for (int partition = 0; partition < 5; partition++) {
            if (partition != partitionOf(5)) {
                commit(subscription, partition, 1);
            }
        }
        Snapshot processed = watching.read(List.of(subscription)).orElseThrow();
        assertThat(processed.hasProcessed(subscription, order, placedAt, after)).isTrue();
    }

    @Test
    void anOrderOfATopicThatWasDeletedIsNotTakenForProcessedUntilItIsPublishedAgain() throws Exception {
        Subscription subscription = subscription(SimpleEvent.class);
        replaced = Map.of("another-topic", placedAt.plusSeconds(1), topic(subscription), placedAt);
        Snapshot mark = read(subscription);
        assertThat(mark.hasProcessed(subscription, new OrderId(UuidV7.next()), placedAt, mark))
                .as("placed later")
                .isTrue();
        assertThat(mark.hasProcessed(subscription, new OrderId(UuidV7.next()), placedAt.minusMillis(1), mark))
                .as("placed before")
                .isFalse();
        behind = Duration.ofMinutes(-11);
        assertThat(read(subscription).hasProcessed(subscription, order, placedAt.minusMillis(1), mark))
                .as("once its owner has published it again")
                .isTrue();
    }

    @Test
    void whatRetentionHasDeletedIsNotLeftToProcess() throws Exception {
        Subscription subscription = subscription(ExpiredEvent.class);
        send(subscription, 3);
        Snapshot mark = read(subscription);
        assertThat(hasProcessed(subscription, mark)).isFalse();
        ADMIN.deleteRecords(Map.of(
                        new TopicPartition(topic(subscription), partitionOf(3)), RecordsToDelete.beforeOffset(1)))
                .all()
                .get();
        assertThat(hasProcessed(subscription, mark)).isTrue();
    }

    @Test
    void aGroupHasMembersWhileAConsumerIsJoined() throws Exception {
        Subscription subscription = subscription(MembersEvent.class);
        assertThat(read(subscription).hasMembers(subscription.group())).isFalse();
        try (var consumer = consumer(subscription)) {
            consumer.subscribe(List.of(topic(subscription)));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
            assertThat(read(subscription).hasMembers(subscription.group())).isTrue();
        }
        assertThat(read(subscription).hasMembers(subscription.group())).isFalse();
    }

    @Test
    void aSnapshotSaysUntilWhenTheOutboxIsPublished() throws Exception {
        publishedUntil = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(read(subscription(SimpleEvent.class)).publishedUntil()).isEqualTo(publishedUntil);
    }

    @Test
    void thereIsNoSnapshotOfAMissingTopicOrABrokerThatIsAway() {
        var missing = new Subscription("progress-test", MissingEvent.class);
        assertThat(progress.read(List.of(missing))).isEmpty();
        try (var away = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", "127.0.0.1:" + Ports.free(),
                "request.timeout.ms", 3_000,
                "default.api.timeout.ms", 5_000))) {
            assertThat(progress(away).read(List.of(missing))).isEmpty();
        }
    }

    private boolean hasProcessed(Subscription subscription, Snapshot mark) {
        return read(subscription).hasProcessed(subscription, order, placedAt, mark);
    }

    private Snapshot read(Subscription subscription) {
        return progress.read(List.of(subscription)).orElseThrow();
    }

    /** Its clock is behind by the field {@code behind}, so that it has known the partitions for that long. */
    private KafkaConsumerProgress progress(Admin admin) {
        return new KafkaConsumerProgress(
                () -> admin,
                "",
                () -> publishedUntil,
                () -> replaced,
                () -> Instant.now().minus(behind));
    }

    private static Subscription subscription(Class<? extends Event> eventType)
            throws InterruptedException, ExecutionException {
        var subscription = new Subscription("group-of-" + EventDescriptor.topicOf(eventType), eventType);
        if (!ADMIN.listTopics().names().get().contains(topic(subscription))) {
            ADMIN.createTopics(List.of(new NewTopic(topic(subscription), Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        return subscription;
    }

    private void send(Subscription subscription, int partitions) throws InterruptedException, ExecutionException {
        send(subscription, partitionOf(partitions), topic(subscription));
    }

    private void send(Subscription subscription, int partition, String topic)
            throws InterruptedException, ExecutionException {
        PRODUCER.send(new ProducerRecord<>(
                        topic,
                        partition,
                        order.toString().getBytes(UTF_8),
                        subscription.group().getBytes(UTF_8)))
                .get();
    }

    private static void commit(Subscription subscription, int partition, long offset) {
        try (var consumer = consumer(subscription)) {
            consumer.commitSync(
                    Map.of(new TopicPartition(topic(subscription), partition), new OffsetAndMetadata(offset)));
        }
    }

    private int partitionOf(int partitions) {
        byte[] key = order.toString().getBytes(UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static String topic(Subscription subscription) {
        return EventDescriptor.topicOf(subscription.eventType());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Subscription subscription) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKER, "group.id", subscription.group(), "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put("bootstrap.servers", BROKER);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
