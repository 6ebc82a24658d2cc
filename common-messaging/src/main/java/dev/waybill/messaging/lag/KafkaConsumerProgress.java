package dev.waybill.messaging.lag;

import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.lag.BrokerSnapshot.Position;
import dev.waybill.messaging.lag.ProgressQueries.GroupTopic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;

/** Reads with the admin client of this service. */
final class KafkaConsumerProgress implements ConsumerProgress {

    private static final Logger log = LoggerFactory.getLogger(KafkaConsumerProgress.class);

    private final Supplier<Admin> admin;
    private final Supplier<Instant> publishedUntil;
    private final InstantSource clock;
    private final Map<String, PartitionCount> partitionCounts = new HashMap<>();
    private boolean failing;

    private record PartitionCount(int count, Instant since) {}

    /** @param publishedUntil the time before which everything that was committed to the outbox is in its topic */
    KafkaConsumerProgress(Supplier<Admin> admin, Supplier<Instant> publishedUntil, InstantSource clock) {
        this.admin = admin;
        this.publishedUntil = publishedUntil;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Snapshot> read(Collection<Subscription> subscriptions) {
        Instant published = publishedUntil.get(); // before the ends, so that what it covers is below them
        try {
            Optional<Snapshot> snapshot = read(new ProgressQueries(admin.get()), published, subscriptions);
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

    private Optional<Snapshot> read(ProgressQueries queries, Instant published, Collection<Subscription> subscriptions)
            throws ExecutionException, InterruptedException {
        Map<Subscription, GroupTopic> groupTopics = subscriptions.stream()
                .collect(Collectors.toMap(
                        each -> each, each -> new GroupTopic(each.group(), EventSerde.topicOf(each.eventType()))));
        Set<String> topics =
                groupTopics.values().stream().map(GroupTopic::topic).collect(Collectors.toSet());
        Set<String> groups =
                groupTopics.values().stream().map(GroupTopic::group).collect(Collectors.toSet());
        Instant now = clock.instant();
        if (!partitionCounts.keySet().containsAll(topics)) {
            countPartitions(queries, topics);
        }
        Map<String, long[]> ends = queries.ends(countsOf(topics));
        Map<GroupTopic, long[]> processed = queries.processed(groupTopics.values(), ends);
        Set<String> withMembers = queries.groupsWithMembers(groups);
        if (countPartitions(queries, topics)) {
            return Optional.empty();
        }
        var positions = new HashMap<Subscription, Position>();
        groupTopics.forEach((subscription, groupTopic) -> positions.put(
                subscription,
                new Position(
                        Objects.requireNonNull(ends.get(groupTopic.topic())),
                        Objects.requireNonNull(processed.get(groupTopic)),
                        since(groupTopic.topic()))));
        return Optional.of(new BrokerSnapshot(now, published, positions, withMembers));
    }

    /** Whether any topic has another number of partitions than before. */
    private boolean countPartitions(ProgressQueries queries, Set<String> topics)
            throws ExecutionException, InterruptedException {
        boolean changed = false;
        for (var topic : queries.partitionCounts(topics).entrySet()) {
            PartitionCount known = partitionCounts.get(topic.getKey());
            if (known == null || known.count() != topic.getValue()) {
                partitionCounts.put(topic.getKey(), new PartitionCount(topic.getValue(), clock.instant()));
                changed = true;
            }
        }
        return changed;
    }

    private Map<String, Integer> countsOf(Set<String> topics) {
        var counts = new HashMap<String, Integer>();
        partitionCounts.forEach((topic, known) -> {
            if (topics.contains(topic)) {
                counts.put(topic, known.count());
            }
        });
        return counts;
    }

    private Instant since(String topic) {
        PartitionCount known = partitionCounts.get(topic);
        return known == null ? clock.instant() : known.since();
    }
}
