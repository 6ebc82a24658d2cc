package dev.waybill.messaging.consumer;

import dev.waybill.messaging.BatchThrottle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Polls so that a batch contains the records that arrived during the previous batch. A Kafka consumer prefetches when it
 * returns records, and that fetch is answered as soon as there is one record: after a batch only the first arrivals are
 * buffered, and later ones would wait for one more batch. A second short poll returns those, too. For one thread.
 */
final class CoalescingPoller {

    /** A second poll may take a quarter of the time since the last poll: it saves a whole batch. */
    private static final int SECOND_POLL_DIVISOR = 4;

    private static final Duration MAX_SECOND_POLL = Duration.ofMillis(20);

    private final Function<Duration, ConsumerRecords<byte[], byte[]>> consumer;
    private final Supplier<Set<TopicPartition>> assignment;
    private final int maxBatch;
    private final BatchThrottle throttle;
    private final LongSupplier nanoTime;
    private long returnedAt;
    private int returned;
    private @Nullable RuntimeException failure;

    /**
     * @param consumer polls once
     * @param nanoTime {@link System#nanoTime}
     */
    CoalescingPoller(
            Function<Duration, ConsumerRecords<byte[], byte[]>> consumer,
            Supplier<Set<TopicPartition>> assignment,
            int maxBatch,
            BatchThrottle throttle,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.assignment = assignment;
        this.maxBatch = maxBatch;
        this.throttle = throttle;
        this.nanoTime = nanoTime;
        this.returnedAt = nanoTime.getAsLong();
    }

    /** The records of one poll at most, so that two polls return no more than a batch. */
    static int halfBatch(int maxBatch) {
        return (maxBatch + 1) / 2;
    }

    /** The records that arrive within this time, a batch at most. */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (failure != null) {
            RuntimeException thrown = failure;
            failure = null;
            throw thrown;
        }
        if (returned > 0) {
            throttle.throttle(nanoTime.getAsLong() - returnedAt, returned);
        }
        long startedAt = nanoTime.getAsLong();
        long sinceLast = startedAt - returnedAt;
        ConsumerRecords<byte[], byte[]> polled = consumer.apply(timeout);
        boolean wasBuffered = nanoTime.getAsLong() - startedAt < sinceLast;
        if (!polled.isEmpty() && wasBuffered && polled.count() + halfBatch(maxBatch) <= maxBatch) {
            polled = withSecondPoll(
                    polled, Duration.ofNanos(Math.min(sinceLast / SECOND_POLL_DIVISOR, MAX_SECOND_POLL.toNanos())));
        }
        returnedAt = nanoTime.getAsLong();
        returned = polled.count();
        return polled;
    }

    /** A failure is thrown by the next call, so that it does not delay the records of the first poll. */
    private ConsumerRecords<byte[], byte[]> withSecondPoll(ConsumerRecords<byte[], byte[]> first, Duration timeout) {
        var both = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        add(first, both);
        try {
            add(consumer.apply(timeout), both);
        } catch (RuntimeException e) {
            failure = e;
        }
        both.keySet().retainAll(assignment.get()); // revoked partitions belong to another consumer
        return new ConsumerRecords<>(both, Map.of());
    }

    private static void add(
            ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all) {
        for (TopicPartition partition : polled.partitions()) {
            all.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(polled.records(partition));
        }
    }
}
