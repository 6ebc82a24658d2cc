package dev.waybill.audit.gather;

import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.Post.Told;
import dev.waybill.audit.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads whole topics, and how far the services have read them. */
record Topics(Scene scene) {

    private static final String REPLAYS = "dead-letter-replays";
    private static final Set<String> ONCE_MORE = Set.of("replay_group", "harmless");
    private static final Set<String> EVENTS =
            Arrays.stream(Service.values()).map(Service::database).collect(Collectors.toSet());

    List<Told> events() {
        return told(partition -> EVENTS.contains(partition.topic()), Instant.EPOCH);
    }

    /** Those of one partition of each topic since then. */
    List<Told> events(int partition, Instant since) {
        return told(place -> EVENTS.contains(place.topic()) && place.partition() == partition, since);
    }

    /** Those that wait for somebody to do something about them; what was replayed is in the operators' audit trail. */
    List<Told> deadLetters(Instant since) {
        Set<String> replayed = read(place -> place.topic().equals(REPLAYS), Instant.EPOCH).stream()
                .map(replay -> String.valueOf(replay.key()))
                .collect(Collectors.toSet());
        return read(place -> place.topic().endsWith(".dlt"), since).stream()
                .filter(letter -> !replayed.contains(letter.topic() + ":" + letter.partition() + ":" + letter.offset()))
                .toList();
    }

    /** What services told, without what an operator or a test has sent once more and says so. */
    private List<Told> told(Predicate<TopicPartition> which, Instant since) {
        return read(which, since).stream()
                .filter(record -> ONCE_MORE.stream().noneMatch(record.headers()::containsKey))
                .toList();
    }

    /** How many each topic of events has; they must have the same number, so that an order has one place in all. */
    int partitions() {
        try (var consumer = consumer()) {
            Set<Integer> counts = EVENTS.stream()
                    .map(topic -> consumer.partitionsFor(topic).size())
                    .collect(Collectors.toSet());
            if (counts.size() != 1) {
                throw new IllegalStateException("The topics have different numbers of partitions: " + counts);
            }
            return counts.iterator().next();
        }
    }

    /** By service, then by partition as {@code orders-3}. */
    Map<String, Map<String, Long>> committed() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", scene.bootstrapServers()))) {
            var committed = new HashMap<String, Map<String, Long>>();
            for (Service service : Service.values()) {
                committed.put(
                        service.id(),
                        admin
                                .listConsumerGroupOffsets(service.id())
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .entrySet()
                                .stream()
                                .filter(entry -> entry.getValue() != null)
                                .collect(toMap(
                                        entry -> entry.getKey().toString(),
                                        entry -> entry.getValue().offset())));
            }
            return committed;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many records each partition of the events' topics has. */
    Map<String, Long> ends() {
        try (var consumer = consumer()) {
            return consumer
                    .endOffsets(partitions(consumer, place -> EVENTS.contains(place.topic())))
                    .entrySet()
                    .stream()
                    .collect(toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
        }
    }

    private List<Told> read(Predicate<TopicPartition> which, Instant since) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, which);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, ends, since);
            var told = new ArrayList<Told>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> told.add(told(found)));
            }
            return told;
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Instant since) {
        var times = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Predicate<TopicPartition> which) {
        return consumer.listTopics().entrySet().stream()
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .filter(which)
                .toList();
    }

    private static Told told(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers().forEach(header -> headers.put(header.key(), String.valueOf(text(header.value()))));
        return new Told(
                found.topic(), found.partition(), found.offset(), text(found.key()), text(found.value()), headers);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** It does not wait for more records: what is read is there already. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        scene.bootstrapServers(),
                        "fetch.max.bytes",
                        20_000_000,
                        "fetch.max.wait.ms",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
