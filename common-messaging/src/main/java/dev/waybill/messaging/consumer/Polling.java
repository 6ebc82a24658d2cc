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

    /** A second poll may take a quarter of the time that the last round and its rest took: what it spares is a round. */
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

    /** What is there within this time, a batch at most; empty if nothing is. */
    ConsumerRecords<byte[], byte[]> next(Duration longest) {
        if (failure != null) {
            throw failure;
        }
        long asked = nanoTime.getAsLong();
        long round = asked - handedOver;
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(longest);
        boolean layReady = nanoTime.getAsLong() - asked < round;
        if (!polled.isEmpty() && layReady && polled.count() + half(maxBatch) <= maxBatch) {
            polled = toppedUp(polled, Duration.ofNanos(Math.min(round / PART, LONGEST.toNanos())));
        }
        handedOver = nanoTime.getAsLong();
        return polled;
    }

    /** Whatever this fails of is told by the next call, so that what is there already is not held up by it. */
    private ConsumerRecords<byte[], byte[]> toppedUp(ConsumerRecords<byte[], byte[]> first, Duration longest) {
        var both = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        add(first, both);
        try {
            add(consumer.poll(longest), both);
        } catch (KafkaException e) {
            failure = e;
        }
        both.keySet().retainAll(consumer.assignment()); // what was revoked meanwhile is another's to see through
        return new ConsumerRecords<>(both, Map.of());
    }

    private static void add(
            ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all) {
        for (TopicPartition partition : polled.partitions()) {
            all.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(polled.records(partition));
        }
    }
}
