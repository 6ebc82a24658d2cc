package dev.waybill.console.cluster;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.ConsoleProperties;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.testing.SecureKafka;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {

    @Test
    void aPartitionWithoutALeaderDoesNotHideTheLagOfTheOthers() throws ExecutionException, InterruptedException {
        var topic = "parcels-" + UUID.randomUUID();
        var led = new TopicPartition(topic, 0);
        var offline = new TopicPartition(topic, 1);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
        try (var admin = new OneOffline(settings, offline);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get();
            admin.alterConsumerGroupOffsets(
                            topic, Map.of(led, new OffsetAndMetadata(0), offline, new OffsetAndMetadata(0)))
                    .all()
                    .get();

            var lags = reader(settings).readLags(admin);

            assertThat(lags)
                    .filteredOn(lag -> lag.topic().equals(topic))
                    .containsExactly(new GroupLag(topic, topic, topic, 0, 0, 1));
        }
    }

    /** As if the broker that has a partition were down: it has no leader, and who asks for its offsets waits in vain. */
    private static final class OneOffline extends ForwardingAdmin {

        private final TopicPartition offline;

        OneOffline(Map<String, Object> settings, TopicPartition offline) {
            super(settings);
            this.offline = offline;
        }

        @Override
        public DescribeTopicsResult describeTopics(TopicCollection topics, DescribeTopicsOptions options) {
            return new DescribeTopicsResult(
                    null,
                    super.describeTopics(topics, options).topicNameValues().entrySet().stream()
                            .collect(toMap(
                                    Map.Entry::getKey, topic -> topic.getValue().thenApply(this::describe)))) {};
        }

        private TopicDescription describe(TopicDescription topic) {
            return new TopicDescription(
                    topic.name(),
                    topic.isInternal(),
                    topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition()).equals(offline)
                                    ? new TopicPartitionInfo(
                                            partition.partition(), Node.noNode(), partition.replicas(), List.of())
                                    : partition)
                            .toList());
        }

        @Override
        public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> asked, ListOffsetsOptions options) {
            if (!asked.containsKey(offline)) {
                return super.listOffsets(asked, options);
            }
            var unanswered = new KafkaFutureImpl<ListOffsetsResultInfo>();
            unanswered.completeExceptionally(new TimeoutException("no leader"));
            return new ListOffsetsResult(Map.of(offline, unanswered));
        }
    }

    @Test
    void eventsThatItMayNotReadAreNotTriedAgain() throws ExecutionException, InterruptedException {
        try (var kafka = SecureKafka.newInstance()) {
            var owner = kafka.client(KafkaUser.ORDER_SERVICE);
            try (var admin = Admin.create(owner);
                    var producer = new KafkaProducer<>(owner, new StringSerializer(), new StringSerializer())) {
                admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                        .all()
                        .get();
                producer.send(new ProducerRecord<>("orders", "key", "value")).get();
            }
            var client = kafka.client(KafkaUser.CONSOLE);
            client.put("interceptor.classes", List.of(Consumers.class));
            var reader = reader(client);
            var behind = List.of(new GroupLag("payment-service", "payment-service", "orders", 0, 0, 1));

            // a slow machine may need more than one try to be refused
            await().until(() -> {
                int before = Consumers.MADE.get();
                assertThat(reader.oldestUnprocessed(behind)).isEmpty();
                return before > 0 && Consumers.MADE.get() == before;
            });
        }
    }

    /** Counts those that are made with it. */
    public static final class Consumers implements ConsumerInterceptor<byte[], byte[]> {

        static final AtomicInteger MADE = new AtomicInteger();

        @Override
        public void configure(Map<String, ?> settings) {
            MADE.incrementAndGet();
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }

    private static ClusterReader reader(Map<String, ?> client) {
        var properties = new ConsoleProperties(
                Set.of(), Map.of(), null, null, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofDays(10));
        return new ClusterReader(properties, new KafkaCluster(client, ""));
    }
}
