package dev.waybill.messaging.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.AlterConfigsResult;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreatePartitionsResult;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates and modifies topics when {@link TopicInitializer} asks for it, and logs what it changes. It adds partitions to
 * dead-letter topics only: in the topic of an owner, they decide the order of events. Every call takes at most about
 * {@value KafkaClients#ADMIN_TIMEOUT_SECONDS} s for each of its requests.
 */
final class TopicAdmin extends KafkaAdmin {

    private static final Logger log = LoggerFactory.getLogger(TopicAdmin.class);

    TopicAdmin(KafkaClients clients) {
        super(clients.adminConfig());
        setAutoCreate(false);
        setModifyTopicConfigs(true);
        setOperationTimeout(KafkaClients.ADMIN_TIMEOUT_SECONDS);
    }

    /** The topics that the beans of this service declare. */
    @Override
    protected Collection<NewTopic> newTopics() {
        return super.newTopics();
    }

    /**
     * Those of the topics that exist.
     *
     * @throws KafkaException if the brokers do not answer
     */
    Map<String, TopicDescription> existing(Collection<String> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        try (Admin client = createAdmin()) {
            return existing(topics, client);
        }
    }

    /**
     * As {@link #existing(Collection)}, by a client that is open.
     *
     * @throws KafkaException if the brokers do not answer
     */
    static Map<String, TopicDescription> existing(Collection<String> topics, Admin client) {
        var existing = new HashMap<String, TopicDescription>();
        try {
            for (KafkaFuture<TopicDescription> each :
                    client.describeTopics(topics).topicNameValues().values()) {
                try {
                    existing.put(each.get().name(), each.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw new KafkaException("Topics could not be described", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while topics were described", e);
        }
        return existing;
    }

    /** Offsets of partitions, by a client that is open. */
    static Map<TopicPartition, Long> offsets(
            Admin client, Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        var offsets = new HashMap<TopicPartition, Long>();
        client.listOffsets(specs, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    @Override
    protected Admin createAdmin() {
        return new Client(getAdminConfig());
    }

    private static final class Client extends ForwardingAdmin {

        Client(Map<String, Object> config) {
            super(config);
        }

        @Override
        public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
            CreateTopicsResult result = super.createTopics(topics, options);
            topics.forEach(topic -> result.numPartitions(topic.name()).whenComplete((partitions, failure) -> {
                if (failure == null) {
                    log.info("created topic {} with {} partitions", topic.name(), partitions);
                }
            }));
            return result;
        }

        @Override
        public CreatePartitionsResult createPartitions(
                Map<String, NewPartitions> topics, CreatePartitionsOptions options) {
            var deadLetters = new HashMap<>(topics);
            deadLetters.keySet().removeIf(topic -> !DeclaredTopic.isForDeadLetters(topic));
            deadLetters.forEach((topic, total) -> log.info(
                    "increasing topic {} to {} partitions, as its source topic has", topic, total.totalCount()));
            return super.createPartitions(deadLetters, options);
        }

        @Override
        public AlterConfigsResult incrementalAlterConfigs(
                Map<ConfigResource, Collection<AlterConfigOp>> changes, AlterConfigsOptions options) {
            changes.forEach((topic, entries) -> entries.forEach(change -> log.warn(
                    "setting {} of topic {} to {}, as declared",
                    change.configEntry().name(),
                    topic.name(),
                    change.configEntry().value())));
            return super.incrementalAlterConfigs(changes, options);
        }
    }
}
