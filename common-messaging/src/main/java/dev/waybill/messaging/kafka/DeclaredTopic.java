package dev.waybill.messaging.kafka;

import dev.waybill.messaging.EventRetention;
import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/** The topics as a service declares them. */
public final class DeclaredTopic {

    private static final String DEAD_LETTER_SUFFIX = ".dlt";

    /** A dead letter has additional headers, also beside a record of maximum size. */
    private static final long DEAD_LETTER_SIZE_FACTOR = 2;

    private DeclaredTopic() {}

    /**
     * The name of the topic for records that a service could not read or handle.
     *
     * @param topic with the prefix, which stands before the whole name
     */
    public static String deadLetterName(String topic, String service) {
        return topic + "." + service + DEAD_LETTER_SUFFIX;
    }

    static boolean isForDeadLetters(String topic) {
        return topic.endsWith(DEAD_LETTER_SUFFIX);
    }

    /** The topic of the events that this service publishes. */
    static NewTopic owned(String name, KafkaSettings settings) {
        long maxBytes = settings.maxMessageSize().toBytes();
        return topic(name, settings.partitions(), settings, settings.topicRetention(), maxBytes);
    }

    /** A topic with one partition that keeps the last record of each key. */
    static NewTopic compacted(String name, KafkaSettings settings) {
        return TopicBuilder.name(name)
                .partitions(1)
                .replicas(settings.replicationFactor())
                .compact()
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()))
                .build();
    }

    /** The dead letters of one service and topic: with as many partitions, and larger records. */
    static NewTopic deadLetters(String topic, String service, int partitions, KafkaSettings settings) {
        long maxBytes = settings.maxMessageSize().toBytes() * DEAD_LETTER_SIZE_FACTOR;
        return topic(deadLetterName(topic, service), partitions, settings, settings.deadLetterRetention(), maxBytes);
    }

    private static NewTopic topic(
            String name, int partitions, KafkaSettings settings, Duration retention, long maxBytes) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(settings.replicationFactor())
                .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .config(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(EventRetention.SEGMENT.toMillis()))
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()))
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(maxBytes))
                .build();
    }
}
