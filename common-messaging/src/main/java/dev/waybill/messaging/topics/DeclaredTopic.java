package dev.waybill.messaging.topics;

import dev.waybill.messaging.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** A topic as this service declares it. */
record DeclaredTopic(String name, int partitions, short replicationFactor, Map<String, String> config) {

    /** A dead letter has additional headers, also beside a record of maximum size. */
    private static final long DEAD_LETTER_SIZE_FACTOR = 2;

    /** The topic of the events that this service publishes. */
    static DeclaredTopic owned(String name, KafkaSettings settings) {
        return of(
                name,
                settings.partitions(),
                settings,
                settings.topicRetention(),
                settings.maxMessageSize().toBytes());
    }

    /** The dead letters of one consumer group and topic: with as many partitions, and larger records. */
    static DeclaredTopic deadLetters(String topic, String group, int partitions, KafkaSettings settings) {
        return of(
                DeadLetterTopic.of(topic, group),
                partitions,
                settings,
                settings.deadLetterRetention(),
                settings.maxMessageSize().toBytes() * DEAD_LETTER_SIZE_FACTOR);
    }

    private static DeclaredTopic of(
            String name, int partitions, KafkaSettings settings, Duration retention, long maxBytes) {
        var config = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(maxBytes));
        return new DeclaredTopic(name, partitions, settings.replicationFactor(), config);
    }

    NewTopic toNewTopic() {
        return new NewTopic(name, Optional.of(partitions), Optional.of(replicationFactor)).configs(config);
    }
}
