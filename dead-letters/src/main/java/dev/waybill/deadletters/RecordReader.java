package dev.waybill.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the records that partitions have now, one partition at a time and without keeping any. For one thread. */
final class RecordReader implements AutoCloseable {
    private static final long STALL_NANOS = Duration.ofSeconds(15).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;

    RecordReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** What a partition has: the offset and the time of its first record, and its end. */
    record Extent(TopicPartition partition, long begin, long end, Instant since) {}

    /** The partitions of these topics that have records, in order. */
    List<Extent> extents(Predicate<String> topics) {
        var partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var first = consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(each -> each, _ -> 0L)));
        var ends = consumer.endOffsets(partitions);
        return first.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> extent(entry.getKey(), entry.getValue(), ends))
                .filter(extent -> extent.begin() < extent.end())
                .sorted(Comparator.comparing(
                                (Extent extent) -> extent.partition().topic())
                        .thenComparing(extent -> extent.partition().partition()))
                .toList();
    }

    private static Extent extent(TopicPartition partition, OffsetAndTimestamp first, Map<TopicPartition, Long> ends) {
        return new Extent(
                partition, first.offset(), ends.getOrDefault(partition, 0L), Instant.ofEpochMilli(first.timestamp()));
    }

    /** The offset of the first record of this time or later; empty if there is none. */
    Optional<Long> offsetAt(TopicPartition partition, Instant time) {
        return Optional.ofNullable(consumer.offsetsForTimes(Map.of(partition, Math.max(0, time.toEpochMilli())))
                        .get(partition))
                .map(OffsetAndTimestamp::offset);
    }

    /** Reads the records of these offsets. Returns false if the partition does not give them, as after it was deleted. */
    boolean read(TopicPartition partition, long begin, long end, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        long position = begin;
        long progressAt = System.nanoTime();
        while (position < end) {
            var records = consumer.poll(Duration.ofMillis(500)).records(partition);
            for (var record : records) {
                if (record.offset() >= end) {
                    return true;
                }
                action.accept(record);
            }
            long now = consumer.position(partition);
            if (now > position || !records.isEmpty()) {
                position = now;
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > STALL_NANOS) {
                return false;
            }
        }
        return true;
    }

    /** The record at these coordinates; empty if there is none, or no longer. */
    Optional<ConsumerRecord<byte[], byte[]>> at(RecordCoordinates place) {
        var found = new AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>>();
        extents(place.topic()::equals).stream()
                .filter(extent -> extent.partition().partition() == place.partition())
                .filter(extent -> extent.begin() <= place.offset() && place.offset() < extent.end())
                .forEach(extent -> read(extent.partition(), place.offset(), place.offset() + 1, found::set));
        return Optional.ofNullable(found.get()).filter(record -> record.offset() == place.offset());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
