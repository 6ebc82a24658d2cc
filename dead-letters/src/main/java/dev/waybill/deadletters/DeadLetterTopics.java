package dev.waybill.deadletters;

import static dev.waybill.deadletters.DeadLetterRepository.SUFFIX;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Whether each consumer's dead-letter topics are there with as many partitions as their topics. Thread-safe. */
public final class DeadLetterTopics {
    private final KafkaCluster cluster;

    public DeadLetterTopics(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What is missing for the topics and groups of the filter, as sentences; the service that consumes the topic restores it
     * while it runs. A consumer is a group with at least one dead-letter topic, on the topics where it has committed.
     *
     * @throws DeadLetterException if the brokers do not answer
     */
    public List<String> notes(DeadLetterFilter filter) {
        try (var admin = cluster.admin()) {
            var partitions = partitions(admin);
            var notes = new TreeMap<String, String>();
            consumed(admin, partitions.keySet())
                    .forEach((group, topics) -> topics.stream()
                            .filter(topic ->
                                    filter.topic() == null || filter.topic().equals(topic))
                            .filter(_ ->
                                    filter.group() == null || filter.group().equals(group))
                            .forEach(topic -> {
                                var name = deadLetterTopic(topic, group);
                                note(name, topic, group, partitions).ifPresent(note -> notes.put(name, note));
                            }));
            return List.copyOf(notes.values());
        } catch (ExecutionException | KafkaException e) {
            throw cluster.notAnswering(e);
        } catch (InterruptedException e) {
            throw KafkaCluster.interrupted("");
        }
    }

    private static Optional<String> note(String name, String topic, String group, Map<String, Integer> partitions) {
        var of = partitions.getOrDefault(topic, 0);
        var has = partitions.getOrDefault(name, 0);
        if (has == 0) {
            return Optional.of("%s is missing: %s creates it while it runs".formatted(name, group));
        }
        if (of == 0) {
            return Optional.of("%s is missing, so nothing of %s can be replayed".formatted(topic, name));
        }
        return has < of
                ? Optional.of("%s has %s partitions and %s has %s: %s adds the new ones while it runs"
                        .formatted(name, has, topic, of, group))
                : Optional.empty();
    }

    private static Map<String, Integer> partitions(Admin admin) throws ExecutionException, InterruptedException {
        var names = admin.listTopics().names().get();
        return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().size()));
    }

    private Map<String, Set<String>> consumed(Admin admin, Set<String> topics)
            throws ExecutionException, InterruptedException {
        var groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(cluster.prefix()))
                .filter(group -> withDeadLettersOf(group, topics).findAny().isPresent())
                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(groups).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        group -> Stream.concat(
                                        group.getValue().keySet().stream().map(TopicPartition::topic),
                                        withDeadLettersOf(group.getKey(), topics))
                                .filter(topic -> topic.startsWith(cluster.prefix()))
                                .collect(Collectors.toSet()),
                        (one, _) -> one,
                        TreeMap::new));
    }

    /** The names of topics that may no longer be there: a group's offsets are deleted with them. */
    private Stream<String> withDeadLettersOf(String group, Set<String> topics) {
        var suffix = deadLetterTopic("", group);
        return topics.stream()
                .filter(topic -> topic.endsWith(suffix))
                .map(topic -> topic.substring(0, topic.length() - suffix.length()));
    }

    private String deadLetterTopic(String topic, String group) {
        return name(topic, group.substring(cluster.prefix().length()));
    }

    /**
     * The topic of the dead letters of one consumer.
     *
     * @param group without the prefix of the environment, which is that of the topic
     */
    public static String name(String topic, String group) {
        return topic + "." + group + SUFFIX;
    }
}
