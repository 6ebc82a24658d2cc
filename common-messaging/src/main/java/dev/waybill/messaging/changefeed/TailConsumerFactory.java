package dev.waybill.messaging.changefeed;

import dev.waybill.messaging.ChangeListener;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Creates consumers without a group, which read all partitions of their topics from the end. They fetch little at a time,
 * as they need only the key and one header of each record.
 *
 * @param subscribed the topics that the service itself consumes
 */
public record TailConsumerFactory(KafkaSettings kafka, String service, Set<String> subscribed, JdbcTemplate database) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int BYTES_PER_PARTITION = 64 << 10;
    private static final int MAX_RECORDS = 2_000;

    TailConsumer open(ChangeListener listener) {
        var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteBufferDeserializer());
        try {
            seekToEnd(consumer, listener);
            listener.resync();
            return new TailConsumer(consumer, listener, subscribed, new UnprocessedEvents(database));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Returns once the position is fixed: events published from now on will be read. */
    private static void seekToEnd(Consumer<byte[], ByteBuffer> consumer, ChangeListener listener) {
        List<TopicPartition> partitions = listener.eventTypes().stream()
                .map(EventSerde::topicOf)
                .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        for (TopicPartition partition : partitions) {
            long unused = consumer.position(partition, TIMEOUT);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-tail");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_PER_PARTITION);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        return config;
    }
}
