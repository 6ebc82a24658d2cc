package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import tools.jackson.databind.json.JsonMapper;

/** The record of all replays, in a topic of its own with unlimited retention. */
public final class AuditTrail {
    static final String TOPIC = "dead-letter-replays";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaCluster cluster;

    public AuditTrail(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** All entries, oldest first. */
    public List<AuditEntry> entries() {
        return cluster.read(TOPIC::equals, record -> Optional.of(JSON.readValue(record.value(), AuditEntry.class)));
    }

    /** Creates the topic before the first replay. */
    void prepare() {
        try (var admin = cluster.admin()) {
            var topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw cluster.notAnswering(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    /** The key is the dead letter's coordinates. */
    static ProducerRecord<byte[], byte[]> record(AuditEntry entry) {
        byte[] deadLetter = entry.deadLetter().toString().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(TOPIC, 0, deadLetter, JSON.writeValueAsBytes(entry));
    }
}
