package dev.waybill.audit.collect;

import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.ConsumerState;
import dev.waybill.audit.EventLog.TopicRecord;
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
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics, and the state of the services' consumer groups. Returns all names without the prefix of the environment. */
record TopicReader(TargetSystem system) {

    private static final String REPLAY_TOPIC = "dead-letter-replays";
    private static final Set<String> REPEAT_HEADERS = Set.of("replay_group", "harmless");
    private static final Set<String> EVENTS =
            Arrays.stream(AuditedService.values()).map(AuditedService::database).collect(Collectors.toSet());
    private static final Set<String> DEAD_LETTERS = Arrays.stream(AuditedService.values())
            .flatMap(service -> EVENTS.stream().map(topic -> topic + "." + service.id() + ".dlt"))
            .collect(Collectors.toSet());
    private static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";

    List<TopicRecord> events() {
        return published(partition -> EVENTS.contains(partition.topic()), Instant.EPOCH);
    }

    /** Events since that time, of one partition of each topic. */
    List<TopicRecord> events(int partition, Instant since) {
        return published(candidate -> EVENTS.contains(candidate.topic()) && candidate.partition() == partition, since);
    }

    /** Dead letters that were neither replayed nor discarded; the others are in the replay topic. */
    List<TopicRecord> deadLetters(Instant since) {
        Set<String> replayed = read(partition -> partition.topic().equals(REPLAY_TOPIC), Instant.EPOCH).stream()
                .map(replay -> String.valueOf(replay.key()))
                .collect(Collectors.toSet());
        return read(partition -> DEAD_LETTERS.contains(partition.topic()), since).stream()
                .filter(deadLetter -> !replayed.contains(system.kafkaPrefix() + deadLetter.topic() + ":"
                        + deadLetter.partition() + ":" + deadLetter.offset()))
                .toList();
    }

    /** Records that services published, without those that an operator or a test repeated and marked. */
    private List<TopicRecord> published(Predicate<TopicPartition> filter, Instant since) {
        return read(filter, since).stream()
                .filter(record -> REPEAT_HEADERS.stream().noneMatch(record.headers()::containsKey))
                .toList();
    }

    /** The number of partitions. It must be the same for all event topics, so that an order has one partition number. */
    int partitions() {
        try (var consumer = consumer()) {
            Set<Integer> counts = EVENTS.stream()
                    .map(topic ->
                            consumer.partitionsFor(system.kafkaPrefix() + topic).size())
                    .collect(Collectors.toSet());
            if (counts.size() != 1) {
                throw new IllegalStateException("The event topics have different numbers of partitions: " + counts);
            }
            return counts.iterator().next();
        }
    }

    /** The consumer groups, without inboxes. End offsets are read first, so that no group seems to be behind. */
    ConsumerState consumerState() {
        Map<String, Long> ends = ends();
        try (var admin = Admin.create(new HashMap<>(system.kafkaClient()))) {
            var committed = new HashMap<String, Map<String, Long>>();
            var assigned = new HashMap<String, Set<String>>();
            for (AuditedService service : AuditedService.values()) {
                committed.put(service.id(), committed(admin, service.id()));
                assigned.put(service.id(), assigned(admin, service.id()));
            }
            return new ConsumerState(Map.of(), committed, assigned, ends);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not respond", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> committed(Admin admin, String service) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(system.kafkaPrefix() + service)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(toMap(
                        entry -> plain(entry.getKey()).toString(),
                        entry -> entry.getValue().offset()));
    }

    private Set<String> assigned(Admin admin, String service) throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(Set.of(system.kafkaPrefix() + service)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .map(partition -> plain(partition).toString())
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }

    /** The end offset of each partition of the event topics. */
    Map<String, Long> ends() {
        try (var consumer = consumer()) {
            return consumer
                    .endOffsets(partitions(consumer, partition -> EVENTS.contains(partition.topic())))
                    .entrySet()
                    .stream()
                    .collect(toMap(entry -> plain(entry.getKey()).toString(), Map.Entry::getValue));
        }
    }

    private List<TopicRecord> read(Predicate<TopicPartition> filter, Instant since) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, filter);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, ends, since);
            var records = new ArrayList<TopicRecord>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> records.add(topicRecord(found)));
            }
            return records;
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Instant since) {
        var times = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    }

    /** @param filter of partitions whose topics have no prefix */
    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Predicate<TopicPartition> filter) {
        return consumer.listTopics().entrySet().stream()
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .filter(partition ->
                        partition.topic().startsWith(system.kafkaPrefix()) && filter.test(plain(partition)))
                .toList();
    }

    private TopicPartition plain(TopicPartition partition) {
        return new TopicPartition(plain(partition.topic()), partition.partition());
    }

    private String plain(String topic) {
        return topic.startsWith(system.kafkaPrefix())
                ? topic.substring(system.kafkaPrefix().length())
                : topic;
    }

    private TopicRecord topicRecord(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers().forEach(header -> headers.put(header.key(), String.valueOf(text(header.value()))));
        headers.computeIfPresent(ORIGINAL_TOPIC, (_, topic) -> plain(topic));
        return new TopicRecord(
                plain(found.topic()),
                found.partition(),
                found.offset(),
                text(found.key()),
                text(found.value()),
                Map.copyOf(headers));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** With a short fetch wait, because the records exist already. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<String, Object>(system.kafkaClient());
        settings.put("fetch.max.bytes", 20_000_000);
        settings.put("fetch.max.wait.ms", 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
