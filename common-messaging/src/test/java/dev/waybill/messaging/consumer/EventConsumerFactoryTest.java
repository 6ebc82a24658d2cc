package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import dev.waybill.messaging.kafka.KafkaClients;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

class EventConsumerFactoryTest {

    private static final KafkaSettings SETTINGS = new KafkaSettings(
            TestKafka.shared().bootstrapServers(),
            "",
            1,
            (short) 1,
            1,
            Duration.ofDays(1),
            Duration.ofDays(1),
            DataSize.ofMegabytes(1),
            Map.of());

    private static final int FORMER_END = 100;

    private final TopicPartition partition = new TopicPartition("reset-" + UuidV7.next(), 0);
    private final OffsetCommitter offsets = new OffsetCommitter();

    /** The brokers have lost the end of the partition, and it grows beyond that before the next batch is handled. */
    @Test
    void whatWasProcessedBeforeAPartitionIsReadAgainDoesNotCountAfterwards() throws Exception {
        createTopic();
        send(FORMER_END - 20);
        try (Consumer<byte[], byte[]> consumer = factory().createConsumer()) {
            consumer.assign(List.of(partition));
            offsets.processed(new ConsumerRecord<>(partition.topic(), 0, FORMER_END - 1, new byte[0], new byte[0]));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(FORMER_END)));
            consumer.seek(partition, FORMER_END);
            await().until(() -> consumer.poll(Duration.ofMillis(100)).isEmpty() && consumer.position(partition) == 0);
            send(40);
            var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                return read.size() == FORMER_END + 20;
            });

            assertThat(offsets.unprocessed(read)).isEqualTo(read);
            offsets.commit(consumer, List.of(partition));
            assertThat(consumer.committed(Set.of(partition))).containsEntry(partition, new OffsetAndMetadata(0));
        }
    }

    private EventConsumerFactory factory() {
        var meters = new SimpleMeterRegistry();
        return new EventConsumerFactory(
                new KafkaClients(SETTINGS, Map.of()),
                new ConsumerProperties(
                        GroupProtocol.CLASSIC,
                        null,
                        1,
                        500,
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        20,
                        Duration.ofSeconds(10),
                        Map.of()),
                "reset",
                new InboxRepository(new JdbcTemplate()),
                offsets,
                new ConsumerMetrics(new EventMapperRegistry(List.of(), ""), meters),
                meters);
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", SETTINGS.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void send(int records) {
        Broker.shared()
                .send(Stream.generate(() -> new ProducerRecord<>(partition.topic(), bytes("key"), bytes("value")))
                        .limit(records)
                        .toList());
    }
}
