package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
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
 */
public record KafkaCluster(Map<String, String> client) {
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int REQUEST_MILLIS = 10_000;

    /** Only existing records are read, so waiting for more is pointless. */
    private static final int FETCH_MILLIS = 20;

    public KafkaCluster {
        client = Map.copyOf(client);
    }

    Admin admin() {
        return Admin.create(config(Map.of()));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                config(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "max.request.size",
                        Integer.MAX_VALUE,
                        "max.block.ms",
                        TIMEOUT_MILLIS,
                        "delivery.timeout.ms",
                        TIMEOUT_MILLIS)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Maps each record that these topics have now; only the results are kept in memory. */
    <T> List<T> read(Predicate<String> topics, Function<ConsumerRecord<byte[], byte[]>, Optional<T>> made) {
        try (var consumer = new KafkaConsumer<>(
                config(Map.of(
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "fetch.max.wait.ms",
                        FETCH_MILLIS)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
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

    StackException notAnswering(Throwable cause) {
        return new StackException(
                "The brokers at %s do not answer: %s".formatted(client.get("bootstrap.servers"), root(cause)), cause);
    }

    private static String root(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private Map<String, Object> config(Map<String, Object> more) {
        var config = new HashMap<String, Object>(client);
        config.putIfAbsent("default.api.timeout.ms", TIMEOUT_MILLIS);
        config.putIfAbsent("request.timeout.ms", REQUEST_MILLIS);
        config.putAll(more);
        return config;
    }
}
