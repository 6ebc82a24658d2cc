package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Polls so that a round gets what came during the one before. A consumer asks for the next records when it hands over the
 * last, and is answered as soon as there is one: after a round, the first that came lies ready, and all that came after
 * it would wait for yet another round. A second poll, soon after, gets those as well. For one thread.
 */
final class Polling {

    /** A second poll may take a quarter of the time that the round before it took: what it spares is a round. */
    private static final int PART = 4;

    private static final Duration LONGEST = Duration.ofMillis(20);

    private final Consumer<byte[], byte[]> consumer;
    private final int maxBatch;
    private final LongSupplier nanoTime;
    private long handedOver;
    private @Nullable KafkaException failure;

    /** @param nanoTime {@link System#nanoTime} */
    Polling(Consumer<byte[], byte[]> consumer, int maxBatch, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.maxBatch = maxBatch;
        this.nanoTime = nanoTime;
        this.handedOver = nanoTime.getAsLong();
    }

    /** As many as one poll may bring, if two may bring no more than a batch. */
    static int half(int maxBatch) {
        return (maxBatch + 1) / 2;
    }

    /** What is there within this time, by partition and in order, a batch at most; empty if nothing is. */
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> next(Duration longest) {
        if (failure != null) {
            throw failure;
        }
        long asked = nanoTime.getAsLong();
        long round = asked - handedOver;
        var taken = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        ConsumerRecords<byte[], byte[]> first = consumer.poll(longest);
        take(first, taken);
        boolean layReady = nanoTime.getAsLong() - asked < round;
        if (!first.isEmpty() && layReady && first.count() + half(maxBatch) <= maxBatch) {
            topUp(taken, Duration.ofNanos(Math.min(round / PART, LONGEST.toNanos())));
        }
        handedOver = nanoTime.getAsLong();
        return taken;
    }

    /** Whatever this fails of is told by the next call, so that what is taken already is not held up by it. */
    private void topUp(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken, Duration longest) {
        try {
            take(consumer.poll(longest), taken);
        } catch (KafkaException e) {
            failure = e;
        }
        taken.keySet().retainAll(consumer.assignment()); // what was revoked meanwhile is another's to see through
    }

    private static void take(
            ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken) {
        for (TopicPartition partition : polled.partitions()) {
            taken.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(polled.records(partition));
        }
    }
}
