package dev.waybill.system.measure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Notes when the end of each order arrives at a reader of the topic {@code orders}. */
final class Completions implements AutoCloseable {

    private final Map<String, Long> completed = new ConcurrentHashMap<>();
    private final Map<String, Long> cancelled = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean open = true;

    Completions(String bootstrapServers) throws InterruptedException {
        thread = Thread.ofPlatform().name("completions").start(() -> listen(bootstrapServers));
        listening.await();
    }

    /** When the order's completion arrived, in the nanoseconds of this JVM; null if it did not. */
    @Nullable Long completed(String order) {
        return completed.get(order);
    }

    boolean hasEnded(String order) {
        return completed.containsKey(order) || cancelled.containsKey(order);
    }

    private void listen(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 5, "fetch.min.bytes", 1);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("orders").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.countDown();
            while (open) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::note);
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> found) {
        Header type = found.headers().lastHeader("ce_type");
        switch (new String(type.value(), StandardCharsets.US_ASCII)) {
            case "order.completed.v1" -> completed.putIfAbsent(found.key(), System.nanoTime());
            case "order.cancelled.v1" -> cancelled.putIfAbsent(found.key(), System.nanoTime());
            default -> {}
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
