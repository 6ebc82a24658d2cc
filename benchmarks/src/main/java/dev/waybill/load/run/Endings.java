package dev.waybill.load.run;

import static org.apache.kafka.clients.consumer.ConsumerConfig.*;

import dev.waybill.load.pace.Moments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears from the topics when orders end; the time is that of the arrival here, within a millisecond. */
final class Endings implements AutoCloseable {

    /** Between two polls, so that at a high rate several ends are fetched at once. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final Collection<String> topics;
    private final Journeys journeys;
    private final Thread thread;
    private volatile boolean open = true;

    /** Hears everything that is said after this returns. */
    Endings(String bootstrapServers, Collection<String> topics, Journeys journeys)
            throws InterruptedException, ExecutionException {
        this.topics = topics;
        this.journeys = journeys;
        this.thread = Thread.ofPlatform().daemon().name("endings").start(() -> {
            try {
                listen(bootstrapServers);
            } catch (InterruptedException | RuntimeException e) {
                if (!listening.completeExceptionally(e)) {
                    throw new IllegalStateException("The orders' ends are no longer heard", e);
                }
            }
        });
        listening.get();
    }

    private void listen(String bootstrapServers) throws InterruptedException {
        Map<String, Object> settings =
                Map.of(BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, CHECK_CRCS_CONFIG, false, FETCH_MIN_BYTES_CONFIG, 1);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.complete(null);
            while (open) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(found -> note(found, now));
                Moments.await(now + PAUSE);
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> found, long now) {
        Header type = found.headers().lastHeader("ce_type");
        switch (type == null ? "" : new String(type.value(), StandardCharsets.US_ASCII)) {
            case "order.completed.v1" -> journeys.ended(UUID.fromString(found.key()), Ending.COMPLETED, now);
            case "order.cancelled.v1" -> journeys.ended(UUID.fromString(found.key()), Ending.CANCELLED, now);
            case "payment.capture-failed.v1" ->
                journeys.ended(UUID.fromString(found.key()), Ending.CAPTURE_FAILED, now);
            default -> {}
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
