package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Reads the topic {@code orders} of one broker from its current end. */
final class OrdersTopicReader implements AutoCloseable {

    static final String NAME = "orders";

    private final KafkaConsumer<byte[], byte[]> consumer;
    final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    OrdersTopicReader(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (!admin.listTopics().names().get().contains(NAME)) {
                admin.createTopics(List.of(new NewTopic(NAME, 4, (short) 1)))
                        .all()
                        .get();
            }
        }
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "group.id",
                        "" + UuidV7.next()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(NAME).stream()
                .map(info -> new TopicPartition(NAME, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void poll() {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
    }

    /** Waits for this number of distinct events. */
    OrdersTopicReader awaitEvents(long count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    poll();
                    assertThat(ids()).hasSize((int) count);
                });
        return this;
    }

    Set<UUID> ids() {
        var ids = new HashSet<UUID>();
        records.forEach(
                record -> ids.add(CloudEventHeaders.read(record.headers()).id()));
        return ids;
    }

    /** The sequences of first occurrences are 1, 2, 3 … per key, and a key stays on one partition. */
    void assertOrder() {
        Map<UUID, Long> last = new HashMap<>();
        Map<UUID, Integer> partition = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Envelope envelope = CloudEventHeaders.read(record.headers());
            UUID key = envelope.subject().value();
            assertThat(partition.computeIfAbsent(key, it -> record.partition())).isEqualTo(record.partition());
            if (seen.add(envelope.id())) {
                long expected = last.merge(key, 1L, Long::sum);
                assertThat(envelope.sequence()).isEqualTo(expected);
            }
        }
    }

    void assertNoRepeats() {
        assertThat(records).hasSize(ids().size());
    }

    /** The sequences of the order's records as they were read, repeats included. */
    List<Long> sequences(OrderId order) {
        return records.stream()
                .map(record -> CloudEventHeaders.read(record.headers()))
                .filter(envelope -> envelope.subject().equals(order))
                .map(Envelope::sequence)
                .toList();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
