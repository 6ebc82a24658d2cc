package dev.waybill.load.run;

import static org.apache.kafka.clients.consumer.ConsumerConfig.*;

import dev.waybill.load.report.OrderOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumes the topics' final events of orders. Their time is the time of receipt, within a millisecond. */
final class CompletionListener implements AutoCloseable {

    /** Between two polls, so that at a high rate several events are fetched at once. */
    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final OrderTracker tracker;
    private final Thread thread;
    private volatile boolean open = true;

    /** Receives every event that is published after this returns. */
    CompletionListener(Map<String, String> client, Collection<String> topics, OrderTracker tracker) {
        this.tracker = tracker;
        var settings = new HashMap<String, Object>(client);
        settings.put(CHECK_CRCS_CONFIG, false);
        settings.put(FETCH_MIN_BYTES_CONFIG, 1);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().daemon().name("completion-listener").start(this::consume);
    }

    private void consume() {
        try (consumer) {
            while (open) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(found -> record(found, now));
                NanoTime.await(now + POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(ConsumerRecord<String, byte[]> found, long now) {
        Header type = found.headers().lastHeader("ce_type");
        switch (type == null ? "" : new String(type.value(), StandardCharsets.US_ASCII)) {
            case "order.completed.v1" -> tracker.finalized(UUID.fromString(found.key()), OrderOutcome.COMPLETED, now);
            case "order.cancelled.v1" -> tracker.finalized(UUID.fromString(found.key()), OrderOutcome.CANCELLED, now);
            case "payment.capture-failed.v1" ->
                tracker.finalized(UUID.fromString(found.key()), OrderOutcome.CAPTURE_FAILED, now);
            default -> {}
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
