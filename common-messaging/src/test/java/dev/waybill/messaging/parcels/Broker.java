package dev.waybill.messaging.parcels;

import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Access to a broker for tests: sends raw records, reads whole topics and the offsets of a group. */
public final class Broker implements AutoCloseable {

    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;

    public Broker(String servers) {
        this.servers = servers;
        producer = new KafkaProducer<>(
                // with several requests in flight a partition was seen to reject the retries of a producer for ever
                Map.of("bootstrap.servers", servers, "linger.ms", 5, "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** For the shared broker; never close it. */
    public static Broker shared() {
        return Shared.BROKER;
    }

    /** Returns once all are acknowledged. */
    @SafeVarargs
    public final List<RecordMetadata> send(ProducerRecord<byte[], byte[]>... records) {
        return send(Arrays.asList(records));
    }

    public List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        records.forEach(record -> sent.add(producer.send(record)));
        var metadata = new ArrayList<RecordMetadata>();
        for (Future<RecordMetadata> each : sent) {
            try {
                metadata.add(each.get());
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        return metadata;
    }

    /** All records of a topic, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    public long committed(String group, TopicPartition partition) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return offset == null ? 0 : offset.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static final class Shared {
        static final Broker BROKER = new Broker(TestKafka.shared().bootstrapServers());
    }
}
