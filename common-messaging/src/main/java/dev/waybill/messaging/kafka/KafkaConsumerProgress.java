package dev.waybill.messaging.kafka;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.codec.EventDescriptor;
import dev.waybill.messaging.kafka.BrokerSnapshot.PartitionCount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;

/** Reads with the admin client of this service. Each request fails if it takes longer than the client's time-out. */
final class KafkaConsumerProgress implements ConsumerProgress {

    private static final Logger log = LoggerFactory.getLogger(KafkaConsumerProgress.class);

    /** Read uncommitted: what follows an open transaction is there, though no consumer is shown it yet. */
    private static final IsolationLevel HIGH_WATERMARK = IsolationLevel.READ_UNCOMMITTED;

    private final Supplier<Admin> admin;
    private final String prefix;
    private final Supplier<Instant> publishedUntil;
    private final Supplier<Map<String, Instant>> replacedTopics;
    private final InstantSource clock;
    private final Map<String, PartitionCount> partitionCounts = new HashMap<>();
    private boolean failing;

    /**
     * @param prefix of topics and groups on the brokers
     * @param publishedUntil the time before which everything that was committed to the outbox is in its topic
     * @param replacedTopics when topics were deleted and created again
     */
    KafkaConsumerProgress(
            Supplier<Admin> admin,
            String prefix,
            Supplier<Instant> publishedUntil,
            Supplier<Map<String, Instant>> replacedTopics,
            InstantSource clock) {
        this.admin = admin;
        this.prefix = prefix;
        this.publishedUntil = publishedUntil;
        this.replacedTopics = replacedTopics;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Snapshot> read(Collection<Subscription> subscriptions) {
        Instant published = publishedUntil.get(); // before the ends, so that what it covers is below them
        try {
            Optional<Snapshot> snapshot = read(admin.get(), published, subscriptions);
            failing = false;
            return snapshot;
        } catch (ExecutionException | KafkaException | BeansException e) {
            if (!failing && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                log.warn("The broker does not say how far consumer groups are: {}", e.toString());
                failing = true;
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Snapshot> read(Admin admin, Instant published, Collection<Subscription> subscriptions)
            throws ExecutionException, InterruptedException {
        Set<String> topics = subscriptions.stream()
                .map(each -> prefix + EventDescriptor.topicOf(each.eventType()))
                .collect(Collectors.toSet());
        Set<String> groups =
                subscriptions.stream().map(each -> prefix + each.group()).collect(Collectors.toSet());
        Instant now = clock.instant();
        if (!partitionCounts.keySet().containsAll(topics)) {
            countPartitions(admin, topics);
        }
        Map<String, PartitionCount> counts = new HashMap<>(partitionCounts);
        counts.keySet().retainAll(topics);
        Map<TopicPartition, Long> ends =
                TopicAdmin.offsets(admin, partitions(counts), OffsetSpec.latest(), HIGH_WATERMARK);
        Map<String, Map<TopicPartition, Long>> committed = committed(admin, groups);
        // where a group is not at the end, the start counts if that is later: what retention has deleted is processed
        var behind = new HashSet<TopicPartition>();
        for (Subscription each : subscriptions) {
            String topic = prefix + EventDescriptor.topicOf(each.eventType());
            Map<TopicPartition, Long> offsets = committed.getOrDefault(prefix + each.group(), Map.of());
            ends.forEach((partition, end) -> {
                if (partition.topic().equals(topic) && offsets.getOrDefault(partition, 0L) < end) {
                    behind.add(partition);
                }
            });
        }
        Map<TopicPartition, Long> starts =
                behind.isEmpty() ? Map.of() : TopicAdmin.offsets(admin, behind, OffsetSpec.earliest(), HIGH_WATERMARK);
        Set<String> withMembers = groupsWithMembers(admin, groups);
        return countPartitions(admin, topics)
                ? Optional.empty()
                : Optional.of(new BrokerSnapshot(
                        prefix, now, published, counts, replacedTopics.get(), ends, committed, starts, withMembers));
    }

    /** Whether any topic has another number of partitions than before. */
    private boolean countPartitions(Admin admin, Set<String> topics) throws ExecutionException, InterruptedException {
        boolean changed = false;
        for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
            PartitionCount known = partitionCounts.get(topic.name());
            int count = topic.partitions().size();
            if (known == null || known.count() != count) {
                partitionCounts.put(topic.name(), new PartitionCount(count, clock.instant()));
                changed = true;
            }
        }
        return changed;
    }

    private static List<TopicPartition> partitions(Map<String, PartitionCount> counts) {
        return counts.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue().count())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .toList();
    }

    private static Map<String, Map<TopicPartition, Long>> committed(Admin admin, Set<String> groups)
            throws ExecutionException, InterruptedException {
        var result = admin.listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())));
        var committed = new HashMap<String, Map<TopicPartition, Long>>();
        for (String group : groups) {
            var offsets = new HashMap<TopicPartition, Long>();
            committed.put(group, offsets);
            try {
                result.partitionsToOffsetAndMetadata(group).get().forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
            } catch (ExecutionException e) {
                unlessGroupIsMissing(e);
            }
        }
        return committed;
    }

    private static Set<String> groupsWithMembers(Admin admin, Set<String> groups)
            throws ExecutionException, InterruptedException {
        var withMembers = new HashSet<String>();
        for (var group : admin.describeConsumerGroups(groups).describedGroups().entrySet()) {
            try {
                if (!group.getValue().get().members().isEmpty()) {
                    withMembers.add(group.getKey());
                }
            } catch (ExecutionException e) {
                unlessGroupIsMissing(e);
            }
        }
        return withMembers;
    }

    private static void unlessGroupIsMissing(ExecutionException e) throws ExecutionException {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
            throw e;
        }
    }
}
