package dev.waybill.messaging.consumer;

import dev.waybill.messaging.consumer.ConsumerMeters.Rebalance;
import dev.waybill.messaging.lag.ConsumerLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks the processed offsets of a consumer and the partitions that back off. For the consumer's thread only. */
final class OffsetTracker implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(OffsetTracker.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    /** A commit costs the brokers as much as a batch. Records that come again after a crash are dropped by the inbox. */
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final Waits waits;
    private final LoopState state;
    private final ConsumerLag lag;
    private final ConsumerMeters meters;
    private final Clock clock;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private Instant committedAt;

    OffsetTracker(
            Consumer<byte[], byte[]> consumer,
            Waits waits,
            LoopState state,
            ConsumerLag lag,
            ConsumerMeters meters,
            Clock clock) {
        this.consumer = consumer;
        this.waits = waits;
        this.state = state;
        this.lag = lag;
        this.meters = meters;
        this.clock = clock;
        this.committedAt = clock.instant();
    }

    /** This record and all before it in its partition are processed. */
    void markProcessed(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = partition(record);
        uncommitted.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        reached.put(partition, record.offset() + 1);
        waits.end(partition);
        lag.processed(partition, Instant.ofEpochMilli(record.timestamp()));
    }

    /**
     * Everything of this partition before this position has been processed. It is committed even if no record came, as
     * behind the markers and aborted records of a transaction: other services see from it that nothing is left.
     */
    void reached(TopicPartition partition, long position) {
        Long before = reached.put(partition, position);
        if (before == null || before < position) {
            uncommitted.put(partition, new OffsetAndMetadata(position));
        }
    }

    /** This record and those behind it in its partition come again after a back-off, which is returned. */
    Duration retryLater(ConsumerRecord<byte[], byte[]> first) {
        TopicPartition partition = partition(first);
        consumer.seek(partition, first.offset());
        consumer.pause(List.of(partition));
        return waits.start(partition, clock.instant());
    }

    /** This record comes again with the next poll. */
    void rewind(ConsumerRecord<byte[], byte[]> first) {
        consumer.seek(partition(first), first.offset());
    }

    /** Resumes partitions whose back-off is over, and returns how long to poll at most. */
    Duration resumeDue(Duration maxPoll) {
        Instant now = clock.instant();
        consumer.resume(waits.due(now));
        state.waiting(waits.since());
        Optional<Instant> commit = uncommitted.isEmpty() ? Optional.empty() : Optional.of(nextCommit());
        return Stream.concat(waits.next().stream(), commit.stream())
                .map(next -> Duration.between(now, next))
                .map(timeout -> timeout.isNegative() ? Duration.ZERO : timeout)
                .filter(timeout -> timeout.compareTo(maxPoll) < 0)
                .min(Comparator.naturalOrder())
                .orElse(maxPoll);
    }

    /** Commits the offsets if that is due. */
    void commitIfDue() {
        state.waiting(waits.since());
        if (!clock.instant().isBefore(nextCommit())) {
            commit();
        }
    }

    private Instant nextCommit() {
        return committedAt.plus(COMMIT_INTERVAL);
    }

    /** Commits the offsets. A failure is harmless: the records come again, and the inbox drops them. */
    void commit() {
        if (uncommitted.isEmpty()) {
            return;
        }
        committedAt = clock.instant();
        try {
            consumer.commitSync(uncommitted, COMMIT_TIMEOUT);
            uncommitted.clear();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            log.info("offsets not committed during a rebalance: {}", e.toString());
        } catch (RetriableException e) {
            log.warn("offsets not committed, will be retried: {}", e.toString());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        meters.rebalanced(Rebalance.ASSIGNED);
        log.info("assigned {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        meters.rebalanced(Rebalance.REVOKED);
        commit();
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        meters.rebalanced(Rebalance.LOST);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        log.info("no longer assigned {}", partitions);
        uncommitted.keySet().removeAll(partitions);
        reached.keySet().removeAll(partitions);
        waits.endAll(partitions);
        lag.forget(partitions);
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
