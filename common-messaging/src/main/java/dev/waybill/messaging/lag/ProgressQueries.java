package dev.waybill.messaging.lag;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The requests to the broker. Each fails if it takes longer than the admin client's time-out. */
record ProgressQueries(Admin admin) {

    /** Read uncommitted: what follows an open transaction is there, though no consumer is shown it yet. */
    private static final ListOffsetsOptions HIGH_WATERMARK = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);

    record GroupTopic(String group, String topic) {}

    Map<String, Integer> partitionCounts(Set<String> topics) throws ExecutionException, InterruptedException {
        var counts = new HashMap<String, Integer>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) ->
                        counts.put(topic, description.partitions().size()));
        return counts;
    }

    Map<String, long[]> ends(Map<String, Integer> partitionCounts) throws ExecutionException, InterruptedException {
        Collection<TopicPartition> partitions = partitionCounts.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .toList();
        var ends = new HashMap<String, long[]>();
        partitionCounts.forEach((topic, count) -> ends.put(topic, new long[count]));
        offsets(partitions, OffsetSpec.latest()).forEach((partition, end) -> {
            Objects.requireNonNull(ends.get(partition.topic()))[partition.partition()] = end.offset();
        });
        return ends;
    }

    /**
     * The committed offset of each partition. Where it is not at the end, the start of the partition counts if that is
     * later: what retention has deleted is not left to process.
     */
    Map<GroupTopic, long[]> processed(Collection<GroupTopic> groupTopics, Map<String, long[]> ends)
            throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(groupTopics);
        var processed = new HashMap<GroupTopic, long[]>();
        var behind = new HashSet<TopicPartition>();
        for (GroupTopic groupTopic : groupTopics) {
            long[] marks = Objects.requireNonNull(ends.get(groupTopic.topic()));
            long[] offsets = new long[marks.length];
            for (int i = 0; i < marks.length; i++) {
                var partition = new TopicPartition(groupTopic.topic(), i);
                OffsetAndMetadata offset = Objects.requireNonNull(committed.get(groupTopic.group()))
                        .get(partition);
                offsets[i] = offset == null ? 0 : offset.offset();
                if (offsets[i] < marks[i]) {
                    behind.add(partition);
                }
            }
            processed.put(groupTopic, offsets);
        }
        if (!behind.isEmpty()) {
            offsets(behind, OffsetSpec.earliest())
                    .forEach((partition, start) -> processed.forEach((groupTopic, offsets) -> {
                        if (groupTopic.topic().equals(partition.topic())) {
                            int i = partition.partition();
                            offsets[i] = Math.max(offsets[i], start.offset());
                        }
                    }));
        }
        return processed;
    }

    Set<String> groupsWithMembers(Set<String> groups) throws ExecutionException, InterruptedException {
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

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Collection<GroupTopic> groupTopics)
            throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> specs = groupTopics.stream()
                .map(GroupTopic::group)
                .distinct()
                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        var result = admin.listConsumerGroupOffsets(specs);
        var committed = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (String group : specs.keySet()) {
            try {
                committed.put(group, result.partitionsToOffsetAndMetadata(group).get());
            } catch (ExecutionException e) {
                unlessGroupIsMissing(e);
                committed.put(group, Map.of());
            }
        }
        return committed;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        return admin.listOffsets(specs, HIGH_WATERMARK).all().get();
    }

    private static void unlessGroupIsMissing(ExecutionException e) throws ExecutionException {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
            throw e;
        }
    }
}
