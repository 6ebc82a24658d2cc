package dev.waybill.messaging.consumer;

import dev.waybill.messaging.consumer.ConsumerMetrics.Rebalance;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Commits the offsets of partitions before they are revoked, and forgets all about them. */
final class PartitionListener implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PartitionListener.class);

    private final OffsetCommitter offsets;
    private final PartitionBackOff backOff;
    private final DeadLetterBrake brake;
    private final LagMonitor lag;
    private final ConsumerMetrics metrics;
    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();

    PartitionListener(
            OffsetCommitter offsets,
            PartitionBackOff backOff,
            DeadLetterBrake brake,
            LagMonitor lag,
            ConsumerMetrics metrics) {
        this.offsets = offsets;
        this.backOff = backOff;
        this.brake = brake;
        this.lag = lag;
        this.metrics = metrics;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
        metrics.rebalanced(Rebalance.ASSIGNED);
        log.info("assigned {}", partitions);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty() && !assigned.containsAll(partitions)) {
            return; // the container calls this for lost partitions, too
        }
        metrics.rebalanced(Rebalance.REVOKED);
        offsets.commit(consumer, partitions);
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (Collections.disjoint(assigned, partitions)) {
            return; // they were revoked before, as the container stops
        }
        metrics.rebalanced(Rebalance.LOST);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        log.info("no longer assigned {}", partitions);
        partitions.forEach(assigned::remove);
        offsets.forget(partitions);
        backOff.forget(partitions);
        brake.forget(partitions);
        lag.forget(partitions);
    }
}
