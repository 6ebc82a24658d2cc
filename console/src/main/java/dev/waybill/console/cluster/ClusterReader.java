package dev.waybill.console.cluster;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.console.Cached;
import dev.waybill.console.ConsoleProperties;
import dev.waybill.console.cluster.TopicInfo.PartitionInfo;
import dev.waybill.console.service.ServiceException;
import dev.waybill.deadletters.KafkaCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads topics, groups and lag from the brokers, so also those of a service that is down. It connects when it is first
 * asked. Each method throws {@link ServiceException} if the brokers do not answer within five seconds. Thread-safe.
 */
@Component
public final class ClusterReader implements DisposableBean {

    private static final Set<String> EVENT_TOPICS = Set.of("orders", "payments", "inventory", "shipping");
    private static final String TIMEOUT = "5000";

    private final KafkaCluster cluster;
    private final String prefix;
    private final Cached<List<GroupLag>> lags;
    private final Cached<List<TopicInfo>> topics;
    private final Cached<List<GroupInfo>> groups;
    private volatile boolean mayNotRead;
    private @Nullable Admin admin;

    ClusterReader(ConsoleProperties properties, KafkaCluster cluster) {
        this.cluster = cluster;
        this.prefix = cluster.prefix();
        this.lags = new Cached<>(properties.cache(), () -> ask(this::readLags));
        this.topics = new Cached<>(properties.cache(), () -> ask(this::readTopics));
        this.groups = new Cached<>(properties.cache(), () -> ask(this::readGroups));
    }

    /** Of every group of this environment and each partition with a leader on which it has committed an offset. */
    public List<GroupLag> lags() {
        return lags.get();
    }

    /** Those of this environment, and the topics of events that are missing. Sorted, dead letters last. */
    public List<TopicInfo> topics() {
        return topics.get();
    }

    public List<GroupInfo> groups() {
        return groups.get();
    }

    /**
     * When the oldest of these records was written that the groups have not processed; empty if it cannot be read. Once the
     * brokers refuse it, as those of a secure stack do, they are not asked again.
     */
    public Optional<Instant> oldestUnprocessed(Collection<GroupLag> behind) {
        var waiting = behind.stream()
                .filter(lag -> lag.records() > 0)
                .collect(toMap(lag -> new TopicPartition(lag.topic(), lag.partition()), GroupLag::next, Math::min));
        if (waiting.isEmpty() || mayNotRead) {
            return Optional.empty();
        }
        var settings = settings();
        settings.put("max.partition.fetch.bytes", 1); // one batch each
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        var deserializer = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, deserializer, deserializer)) {
            consumer.assign(waiting.keySet());
            waiting.forEach(consumer::seek);
            var missing = new HashSet<>(waiting.keySet());
            var oldest = Long.MAX_VALUE;
            for (var polls = 0; polls < 5 && !missing.isEmpty(); polls++) {
                for (var record : consumer.poll(Duration.ofMillis(400))) {
                    if (missing.remove(new TopicPartition(record.topic(), record.partition()))) {
                        oldest = Math.min(oldest, record.timestamp());
                    }
                }
            }
            return oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
        } catch (AuthorizationException _) {
            mayNotRead = true;
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    List<GroupLag> readLags(Admin admin) throws ExecutionException, InterruptedException {
        var names = groupNames(admin);
        var committed = admin.listConsumerGroupOffsets(
                        names.stream().collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get();
        var topics = committed.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .map(TopicPartition::topic)
                .collect(toSet());
        topics.retainAll(admin.listTopics().names().get());
        var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        return committed.entrySet().stream()
                .flatMap(group -> group.getValue().entrySet().stream()
                        .filter(offset -> offset.getValue() != null && ends.containsKey(offset.getKey()))
                        .map(offset -> new GroupLag(
                                group.getKey(),
                                group.getKey().substring(prefix.length()),
                                offset.getKey().topic(),
                                offset.getKey().partition(),
                                offset.getValue().offset(),
                                Math.max(
                                        0,
                                        ends.getOrDefault(offset.getKey(), 0L)
                                                - offset.getValue().offset()))))
                .sorted(Comparator.comparing(GroupLag::group)
                        .thenComparing(GroupLag::topic)
                        .thenComparing(GroupLag::partition))
                .toList();
    }

    private List<TopicInfo> readTopics(Admin admin) throws ExecutionException, InterruptedException {
        var names = new TreeSet<>(admin.listTopics().names().get());
        names.removeIf(name -> !name.startsWith(prefix));
        var described = admin.describeTopics(names).allTopicNames().get();
        var partitions = described.values().stream()
                .flatMap(topic -> partitions(topic).stream())
                .toList();
        var first = offsets(admin, partitions, OffsetSpec.earliest());
        var last = offsets(admin, partitions, OffsetSpec.latest());
        var sizes = sizes(admin);
        EVENT_TOPICS.forEach(topic -> names.add(prefix + topic));
        return names.stream()
                .map(name -> topic(name, described.get(name), first, last, sizes))
                .sorted(Comparator.comparing(TopicInfo::isDeadLetters).thenComparing(TopicInfo::name))
                .toList();
    }

    private static TopicInfo topic(
            String name,
            @Nullable TopicDescription topic,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> last,
            Map<TopicPartition, Long> sizes) {
        if (topic == null) {
            return new TopicInfo(name, List.of());
        }
        return new TopicInfo(
                name,
                topic.partitions().stream()
                        .map(partition -> {
                            var key = new TopicPartition(name, partition.partition());
                            var leader = partition.leader();
                            var begin = first.get(key);
                            var end = last.get(key);
                            return new PartitionInfo(
                                    partition.partition(),
                                    leader == null || leader.isEmpty() ? null : leader.id(),
                                    partition.replicas().size(),
                                    partition.isr().size(),
                                    begin == null || end == null ? null : Long.valueOf(end - begin),
                                    sizes.get(key));
                        })
                        .toList());
    }

    /** Those with a leader: another would make the whole query fail. */
    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .filter(partition ->
                        partition.leader() != null && !partition.leader().isEmpty())
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listOffsets(partitions.stream().collect(toMap(partition -> partition, _ -> which)))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /** Of the largest replica of each partition; empty where the brokers do not say. */
    private static Map<TopicPartition, Long> sizes(Admin admin) throws InterruptedException {
        var sizes = new HashMap<TopicPartition, Long>();
        try {
            var brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .forEach(directory -> directory
                            .replicaInfos()
                            .forEach((partition, replica) -> sizes.merge(partition, replica.size(), Math::max)));
        } catch (ExecutionException _) {
            // the console may not be allowed to ask; the rest of the page stands
        }
        return sizes;
    }

    private List<GroupInfo> readGroups(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(groupNames(admin)).all().get().values().stream()
                .map(group -> new GroupInfo(
                        group.groupId(),
                        group.groupState().toString(),
                        group.members().size()))
                .sorted(Comparator.comparing(GroupInfo::name))
                .toList();
    }

    private List<String> groupNames(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(group -> group.groupId())
                .filter(group -> group.startsWith(prefix))
                .toList();
    }

    private interface Query<T> {
        T run(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T ask(Query<T> query) {
        try {
            return query.run(admin());
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private ServiceException unreachable(Throwable cause) {
        return ServiceException.unreachable("kafka", cluster.bootstrapServers(), cause);
    }

    private synchronized Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(settings());
            admin = open;
        }
        return open;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(cluster.client());
        settings.put("client.id", "console");
        settings.put("request.timeout.ms", TIMEOUT);
        settings.put("default.api.timeout.ms", TIMEOUT);
        settings.put("reconnect.backoff.max.ms", "5000");
        settings.put("enable.metrics.push", "false");
        return settings;
    }

    @Override
    public synchronized void destroy() {
        Stream.ofNullable(admin).forEach(open -> open.close(Duration.ofSeconds(1)));
    }
}
