package dev.waybill.deadletters;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Admin, producer and read access to a Kafka cluster.
 *
 * @param client configuration of every client, with {@code bootstrap.servers}; may contain a password
 * @param prefix of the services' topics and consumer groups, {@code waybill.kafka.prefix}
 */
public record KafkaCluster(Map<String, ?> client, String prefix) {
    private static final Map<String, ?> LIMITS = Map.of("default.api.timeout.ms", 15_000, "request.timeout.ms", 10_000);
    private static final Map<String, ?> PRODUCER = Map.ofEntries(
            entry("acks", "all"),
            entry("enable.idempotence", true),
            entry("max.request.size", Integer.MAX_VALUE),
            entry("max.block.ms", 15_000),
            entry("delivery.timeout.ms", 15_000));

    /** Only existing records are read, so waiting for more is pointless. Few are fetched ahead, because memory is bounded. */
    private static final Map<String, ?> CONSUMER = Map.ofEntries(
            entry("isolation.level", "read_committed"),
            entry("allow.auto.create.topics", false),
            entry("auto.offset.reset", "earliest"), // what retention deletes meanwhile is skipped, not what follows it
            entry("fetch.max.wait.ms", 20),
            entry("fetch.max.bytes", 4 << 20));

    public KafkaCluster {
        client = Map.copyOf(client);
        ScramNumberFormat.useFor(client);
    }

    public String bootstrapServers() {
        return String.valueOf(client.get("bootstrap.servers"));
    }

    Admin admin() {
        return Admin.create(config(Map.of()));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(config(PRODUCER), new ByteArraySerializer(), new ByteArraySerializer());
    }

    RecordReader reader() {
        return new RecordReader(
                new KafkaConsumer<>(config(CONSUMER), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    DeadLetterException notAnswering(Throwable cause) {
        return new DeadLetterException(
                "The brokers at %s do not answer: %s".formatted(bootstrapServers(), root(cause)), cause);
    }

    static DeadLetterException interrupted(String consequence) {
        Thread.currentThread().interrupt();
        return new DeadLetterException("Interrupted" + consequence + ".");
    }

    private static String root(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers();
    }

    private Map<String, Object> config(Map<String, ?> more) {
        var config = new HashMap<String, Object>(LIMITS);
        config.putAll(client);
        config.putAll(more);
        return config;
    }
}
