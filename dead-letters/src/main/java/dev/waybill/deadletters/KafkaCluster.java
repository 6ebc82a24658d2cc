package dev.waybill.deadletters;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Admin, producer and read access to a Kafka cluster.
 *
 * @param client configuration of every client, with {@code bootstrap.servers}
 * @param prefix of the services' topics and consumer groups, {@code waybill.kafka.prefix}
 */
public record KafkaCluster(Map<String, String> client, String prefix) {
    private static final Map<String, ?> LIMITS = Map.of("default.api.timeout.ms", 15_000, "request.timeout.ms", 10_000);
    private static final Map<String, ?> PRODUCER = Map.ofEntries(
            entry("acks", "all"),
            entry("enable.idempotence", true),
            entry("max.request.size", Integer.MAX_VALUE),
            entry("max.block.ms", 15_000),
            entry("delivery.timeout.ms", 15_000));

    /** Only existing records are read, so waiting for more is pointless. */
    private static final Map<String, ?> CONSUMER = Map.ofEntries(
            entry("isolation.level", "read_committed"),
            entry("allow.auto.create.topics", false),
            entry("fetch.max.wait.ms", 20));

    public KafkaCluster {
        client = Map.copyOf(client);
    }

    Admin admin() {
        return Admin.create(config(Map.of()));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(config(PRODUCER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Maps each record that these topics have now; only the results are kept in memory. */
    <T> List<T> read(Predicate<String> topics, Function<ConsumerRecord<byte[], byte[]>, Optional<T>> made) {
        try (var consumer =
                new KafkaConsumer<>(config(CONSUMER), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topics.test(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<T>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> made.apply(record).ifPresent(all::add));
            }
            return all;
        } catch (KafkaException e) {
            throw notAnswering(e);
        }
    }

    DeadLetterException notAnswering(Throwable cause) {
        return new DeadLetterException(
                "The brokers at %s do not answer: %s".formatted(client.get("bootstrap.servers"), root(cause)), cause);
    }

    private static String root(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private Map<String, Object> config(Map<String, ?> more) {
        var config = new HashMap<String, Object>(LIMITS);
        config.putAll(client);
        config.putAll(more);
        return config;
    }
}
