package dev.waybill.messaging.kafka;

import dev.waybill.messaging.MissingSettingException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The addresses of the brokers, and how the topics of this service are created.
 *
 * @param bootstrapServers required
 * @param prefix stands before the names of all topics and consumer groups, so that several environments can share a cluster
 * @param partitions of this service's topic
 * @param replicationFactor of this service's topic and its dead letters
 * @param minInsyncReplicas of this service's topic and its dead letters; 2 wherever there are three brokers
 * @param topicRetention how long this service's topic keeps an event
 * @param deadLetterRetention how long a dead letter is kept
 * @param maxMessageSize the maximum size of a record of this service's topic; dead letters may have twice that
 * @param client further settings of every Kafka client, which win over {@code spring.kafka}
 */
@ConfigurationProperties("waybill.kafka")
public record KafkaSettings(
        String bootstrapServers,
        @DefaultValue("") String prefix,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replicationFactor,
        @DefaultValue("1") int minInsyncReplicas,
        @DefaultValue("7d") Duration topicRetention,
        @DefaultValue("30d") Duration deadLetterRetention,
        @DefaultValue("1MB") DataSize maxMessageSize,
        @DefaultValue Map<String, String> client) {

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    public KafkaSettings {
        bootstrapServers = MissingSettingException.require(
                bootstrapServers,
                "waybill.kafka.bootstrap-servers",
                "the addresses of the Kafka brokers, as host:port,host:port");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "waybill.kafka.prefix must have at most 100 characters, only a-z, A-Z, 0-9, '.', '_' and '-'");
        }
        positive(partitions, "partitions");
        positive(replicationFactor, "replication-factor");
        positive(minInsyncReplicas, "min-insync-replicas");
        if (minInsyncReplicas > replicationFactor) {
            throw new IllegalArgumentException(
                    "waybill.kafka.min-insync-replicas must not be more than waybill.kafka.replication-factor");
        }
        positive(topicRetention.toMillis(), "topic-retention");
        positive(deadLetterRetention.toMillis(), "dead-letter-retention");
        positive(maxMessageSize.toBytes(), "max-message-size");
        client = Map.copyOf(client);
    }

    /** The name that a topic, a consumer group or a client has on the brokers. Databases have names without the prefix. */
    public String prefixed(String name) {
        return prefix + name;
    }

    private static void positive(long value, String setting) {
        if (value < 1) {
            throw new IllegalArgumentException("waybill.kafka." + setting + " must be positive");
        }
    }
}
