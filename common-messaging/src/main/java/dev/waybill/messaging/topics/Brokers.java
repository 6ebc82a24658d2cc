package dev.waybill.messaging.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Administration of topics; every call has a time limit. */
final class Brokers implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 5;

    private final Admin admin;

    Brokers(Map<String, Object> config) {
        admin = Admin.create(config);
    }

    Optional<TopicDescription> describe(String topic) throws BrokerUnavailableException {
        try {
            return Optional.of(await(admin.describeTopics(List.of(topic)).allTopicNames())
                    .values()
                    .iterator()
                    .next());
        } catch (BrokerUnavailableException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Creates the topic. Returns false if another instance was faster. */
    boolean create(DeclaredTopic topic) throws BrokerUnavailableException {
        try {
            await(admin.createTopics(List.of(topic.toNewTopic())).all());
            return true;
        } catch (BrokerUnavailableException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    void addPartitions(String topic, int total) throws BrokerUnavailableException {
        await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all());
    }

    Config config(String topic) throws BrokerUnavailableException {
        var resource = resource(topic);
        return await(admin.describeConfigs(List.of(resource)).all())
                .values()
                .iterator()
                .next();
    }

    void set(String topic, Collection<ConfigEntry> entries) throws BrokerUnavailableException {
        Collection<AlterConfigOp> changes = entries.stream()
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
        await(admin.incrementalAlterConfigs(Map.of(resource(topic), changes)).all());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(KafkaFuture<T> future) throws BrokerUnavailableException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BrokerUnavailableException(e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(e);
        }
    }
}
