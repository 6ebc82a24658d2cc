package dev.waybill.messaging.consumer;

import dev.waybill.messaging.lag.ConsumerLag;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end offsets of a consumer's partitions about once a second. */
final class LagMonitor {

    private static final Logger log = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ConsumerLag lag;
    private final OffsetCommitter offsets;
    private long lastQuery = System.nanoTime() - INTERVAL.toNanos();

    LagMonitor(ConsumerLag lag, OffsetCommitter offsets) {
        this.lag = lag;
        this.offsets = offsets;
    }

    /** To be called between batches, when the position of the consumer is what it has processed. */
    void queryIfDue(Consumer<?, ?> consumer) {
        if (System.nanoTime() - lastQuery < INTERVAL.toNanos()) {
            return;
        }
        lastQuery = System.nanoTime();
        Set<TopicPartition> assigned = consumer.assignment();
        if (assigned.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, TIMEOUT);
            for (TopicPartition partition : assigned) {
                Long end = ends.get(partition);
                if (end != null) {
                    long position = consumer.position(partition, TIMEOUT);
                    lag.observed(partition, position, end);
                    offsets.reached(partition, position);
                }
            }
        } catch (RetriableException e) {
            log.debug("no end offsets from the brokers: {}", e.toString());
        }
    }
}
