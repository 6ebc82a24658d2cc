package dev.waybill.stack.cli;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with records and their dead letters, as consumers write them and as former ones did. */
final class Post {
    static final int PARTITION = 1;

    private final EmbeddedKafka broker;

    private Post(EmbeddedKafka broker) {
        this.broker = broker;
    }

    /** The one of this JVM, which ends with it. */
    static Post shared() {
        return Shared.POST;
    }

    private static final class Shared {
        private static final Post POST =
                start(Path.of("target", "post-" + ProcessHandle.current().pid()));
    }

    private static Post start(Path folder) {
        var broker = new EmbeddedKafka(
                folder.resolve("kafka"), folder.resolve("kafka.log"), Ports.free(), Ports.free(), Map.of());
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
        return new Post(broker);
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** Publishes the record and its dead letter; returns the coordinates of the dead letter. */
    String die(Death death) {
        RecordMetadata record = send(record(death.topic(), death));
        return write(death, record);
    }

    /** Publishes the dead letter once more, as a consumer does that was killed before its commit. */
    void writeAgain(Death death) {
        ConsumerRecord<byte[], byte[]> record = records(death.topic()).getLast();
        write(death, record.offset(), record.timestamp());
    }

    private String write(Death death, RecordMetadata record) {
        return write(death, record.offset(), record.timestamp());
    }

    private String write(Death death, long offset, long timestamp) {
        return coordinates(send(deadLetter(death, offset, timestamp)));
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(Death death, long offset, long timestamp) {
        var deadLetter = record(death.topic() + "." + death.service() + ".dlt", death);
        if (death.former()) {
            add(deadLetter, "dlt_original_topic", death.topic());
            add(deadLetter, "dlt_original_partition", Integer.toString(PARTITION));
            add(deadLetter, "dlt_original_offset", Long.toString(offset));
            add(deadLetter, "dlt_original_timestamp", Long.toString(timestamp));
            add(deadLetter, "dlt_consumer_group", death.group());
            add(deadLetter, "dlt_error_class", death.error());
            add(deadLetter, "dlt_error_message", "it failed");
            add(deadLetter, "dlt_failed_at", "2026-03-01T12:00:00Z");
        } else {
            add(deadLetter, "kafka_dlt-original-topic", death.topic());
            deadLetter.headers().add("kafka_dlt-original-partition", fourBytes(PARTITION));
            deadLetter.headers().add("kafka_dlt-original-offset", eightBytes(offset));
            deadLetter.headers().add("kafka_dlt-original-timestamp", eightBytes(timestamp));
            add(deadLetter, "kafka_dlt-original-timestamp-type", "CreateTime");
            add(deadLetter, "kafka_dlt-original-consumer-group", death.group());
            add(deadLetter, "kafka_dlt-exception-fqcn", "org.springframework.kafka.ListenerFailure");
            add(deadLetter, "kafka_dlt-exception-cause-fqcn", death.error());
            add(deadLetter, "waybill_dlt-reason", "invalid-facts");
            add(deadLetter, "waybill_dlt-detail", "it failed");
            add(deadLetter, "waybill_dlt-failed-at", "2026-03-01T12:00:00Z");
        }
        return deadLetter;
    }

    /** Publishes this many dead letters of orders of their own, some kilobytes each, without their records. */
    void dieOften(Death death, int count) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "linger.ms", 20, "batch.size", 1 << 20, "acks", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                var key = new Death(death.topic(), death.service(), "order-" + number, death.value());
                producer.send(deadLetter(key, number, number));
            }
        }
    }

    /** Deletes a topic. */
    void delete(String topic) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives a topic more partitions, and a group an offset in it. */
    void consume(String topic, String group, int partitions) {
        var offsets = Map.of(new TopicPartition(topic, PARTITION), new OffsetAndMetadata(0));
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            create(admin, topic);
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Publishes a record without key and value on partition {@value #PARTITION}. */
    String put(String topic, Map<String, byte[]> headers) {
        var record = new ProducerRecord<byte[], byte[]>(topic, PARTITION, null, null);
        headers.forEach(record.headers()::add);
        return coordinates(send(record));
    }

    private static String coordinates(RecordMetadata written) {
        return written.topic() + ":" + written.partition() + ":" + written.offset();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers(), "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, PARTITION);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Death death) {
        var record = new ProducerRecord<>(topic, PARTITION, bytes(death.key()), bytes(death.value()));
        for (String header : death.headers()) {
            String[] parts = header.split("=", 2);
            add(record, parts[0], parts[1]);
        }
        return record;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String header, String text) {
        record.headers().add(header, bytes(text));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            create(admin, record.topic());
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void create(Admin admin, String topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    static byte[] fourBytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static byte[] eightBytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
