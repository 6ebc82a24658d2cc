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

/** Asks the brokers about once a second where a consumer's partitions end; that they answer is news too. */
final class LagProbe {

    private static final Logger log = LoggerFactory.getLogger(LagProbe.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConsumerLag lag;
    private final CaughtUp caughtUp;
    private final Collection<String> topics;
    private final int number;
    private long asked = System.nanoTime() - INTERVAL.toNanos();

    LagProbe(ConsumerLag lag, CaughtUp caughtUp, Collection<String> topics, int number) {
        this.lag = lag;
        this.caughtUp = caughtUp;
        this.topics = topics;
        this.number = number;
    }

    /** To be called between rounds, when a consumer's position is what it has settled. */
    void askIfDue(Consumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - asked < INTERVAL.toNanos()) {
            return;
        }
        asked = System.nanoTime();
        Set<TopicPartition> mine = consumer.assignment();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(mine.isEmpty() ? anyOf(topics) : mine, PATIENCE);
            for (TopicPartition partition : mine) {
                Long end = ends.get(partition);
                if (end != null) {
                    lag.observed(partition, consumer.position(partition, PATIENCE), end);
                }
            }
            caughtUp.contact(number);
        } catch (RetriableException e) {
            log.debug("the brokers do not say where partitions end: {}", e.toString());
        }
    }

    /** With no partition of one's own, any will do to hear from the brokers. */
    private static Set<TopicPartition> anyOf(Collection<String> topics) {
        return topics.stream()
                .limit(1)
                .map(topic -> new TopicPartition(topic, 0))
                .collect(Collectors.toSet());
    }
}
