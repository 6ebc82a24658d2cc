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

/** Asks the broker about once a second where a consumer's partitions end. */
final class LagProbe {

    private static final Logger log = LoggerFactory.getLogger(LagProbe.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ConsumerLag lag;
    private final OffsetTracker offsets;
    private long asked = System.nanoTime() - INTERVAL.toNanos();

    LagProbe(ConsumerLag lag, OffsetTracker offsets) {
        this.lag = lag;
        this.offsets = offsets;
    }

    /** To be called between batches, when a consumer's position is what it has processed. */
    void askIfDue(Consumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - asked < INTERVAL.toNanos()) {
            return;
        }
        asked = System.nanoTime();
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
            log.debug("the broker does not say where partitions end: {}", e.toString());
        }
    }
}
