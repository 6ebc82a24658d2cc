package dev.waybill.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Keeps a second installation from using the topics of this one: each owner of a topic has the installation id of its
 * database in a compacted topic. Where none is there, at the first start or on brokers that have lost their data, it is
 * written. Of two installations that start for the first time at the same moment, one may notice only at its next start.
 */
public final class Installation {

    private static final String TOPIC = "waybill.installation";
    private static final Duration TIMEOUT = Duration.ofSeconds(KafkaClients.ADMIN_TIMEOUT_SECONDS);

    private final KafkaClients clients;
    private final KafkaSettings settings;
    private final String owner;
    private final Supplier<String> id;

    /**
     * @param owner the name of this service
     * @param id reads the id that its database has; called at {@link #readId}, as images are trained without a database
     */
    public Installation(KafkaClients clients, String owner, Supplier<String> id) {
        this.clients = clients;
        this.settings = clients.settings();
        this.owner = owner;
        this.id = SingletonSupplier.of(id);
    }

    NewTopic topic() {
        return DeclaredTopic.compacted(settings.prefixed(TOPIC), settings);
    }

    /** Reads the id of the database, once. */
    void readId() {
        var _ = id.get();
    }

    /**
     * Compares the ids. The topic must exist.
     *
     * @throws TopicMismatchException if the topic has the id of another installation
     * @throws KafkaException if the brokers do not answer
     */
    void verify() {
        String own = id.get();
        if (read().isEmpty()) {
            write(own);
        }
        String known = read().orElse(own);
        if (!known.equals(own)) {
            throw TopicMismatchException.ofInstallation(owner, settings.prefixed(TOPIC), known, own);
        }
    }

    private Optional<String> read() {
        var partition = new TopicPartition(settings.prefixed(TOPIC), 0);
        var consumers = new DefaultKafkaConsumerFactory<>(
                clients.adminConfig(), new StringDeserializer(), new StringDeserializer());
        try (Consumer<String, String> consumer = consumers.createConsumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long startedAt = System.nanoTime();
            @Nullable String found = null;
            while (consumer.position(partition) < end) {
                if (System.nanoTime() - startedAt > TIMEOUT.toNanos()) {
                    throw new KafkaException("topic " + partition.topic() + " cannot be read");
                }
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(100))) {
                    found = owner.equals(each.key()) ? each.value() : found;
                }
            }
            return Optional.ofNullable(found);
        }
    }

    private void write(String own) {
        Map<String, Object> config = clients.clientConfig();
        config.put("max.block.ms", (int) TIMEOUT.toMillis());
        config.put("request.timeout.ms", 3_000);
        config.put("delivery.timeout.ms", (int) TIMEOUT.toMillis());
        var producers = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new StringSerializer());
        try {
            var unused = new KafkaTemplate<>(producers)
                    .send(settings.prefixed(TOPIC), 0, owner, own)
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("topic " + settings.prefixed(TOPIC) + " cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } finally {
            producers.destroy();
        }
    }
}
