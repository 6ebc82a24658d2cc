package dev.waybill.messaging.consumer;

import dev.waybill.messaging.lag.CaughtUp;
import dev.waybill.messaging.lag.ConsumerLag;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end offsets of a consumer's partitions about once a second. An answer also proves that the brokers are up. */
final class LagProbe {

    private static final Logger log = LoggerFactory.getLogger(LagProbe.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ConsumerLag lag;
    private final CaughtUp caughtUp;
    private final Collection<String> topics;
    private final int number;
    private long lastQuery = System.nanoTime() - INTERVAL.toNanos();

    LagProbe(ConsumerLag lag, CaughtUp caughtUp, Collection<String> topics, int number) {
        this.lag = lag;
        this.caughtUp = caughtUp;
        this.topics = topics;
        this.number = number;
    }

    /** To be called between batches, when the position of the consumer is what it has processed. */
    void queryIfDue(Consumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - lastQuery < INTERVAL.toNanos()) {
            return;
        }
        lastQuery = System.nanoTime();
        Set<TopicPartition> assigned = consumer.assignment();
        try {
            Map<TopicPartition, Long> ends =
                    consumer.endOffsets(assigned.isEmpty() ? anyOf(topics) : assigned, TIMEOUT);
            for (TopicPartition partition : assigned) {
                Long end = ends.get(partition);
                if (end != null) {
                    lag.observed(partition, consumer.position(partition, TIMEOUT), end);
                }
            }
            caughtUp.contact(number);
        } catch (RetriableException e) {
            log.debug("no end offsets from the brokers: {}", e.toString());
        }
    }

    /** Without assigned partitions, any partition serves to reach the brokers. */
    private static Set<TopicPartition> anyOf(Collection<String> topics) {
        return topics.stream()
                .limit(1)
                .map(topic -> new TopicPartition(topic, 0))
                .collect(Collectors.toSet());
    }
}
