package dev.waybill.messaging.topics;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a topic as declared, or compares the existing one with its declaration. */
final class Declaration {

    private static final Logger log = LoggerFactory.getLogger(Declaration.class);

    private final Brokers brokers;

    Declaration(Brokers brokers) {
        this.brokers = brokers;
    }

    /**
     * Declares a topic of events, whose partitions decide their order.
     *
     * @throws TopicMismatchException if its partitions differ or its replicas are fewer
     */
    void owned(DeclaredTopic declared) throws BrokerUnavailableException {
        var found = foundOrCreated(declared);
        if (found.isEmpty()) {
            return;
        }
        TopicDescription live = found.get();
        if (live.partitions().size() != declared.partitions()) {
            throw TopicMismatchException.partitions(declared, live.partitions().size());
        }
        int replicas = replicas(live);
        if (replicas < declared.replicationFactor()) {
            throw TopicMismatchException.replicas(declared, replicas);
        }
        adjust(declared);
    }

    /** Declares a dead-letter topic, which may grow with the topic of its records. */
    void deadLetters(DeclaredTopic declared) throws BrokerUnavailableException {
        var found = foundOrCreated(declared);
        if (found.isEmpty()) {
            return;
        }
        if (found.get().partitions().size() < declared.partitions()) {
            brokers.addPartitions(declared.name(), declared.partitions());
        }
        adjust(declared);
    }

    /** The topic if it exists already; empty if it was created now, as declared. */
    private Optional<TopicDescription> foundOrCreated(DeclaredTopic declared) throws BrokerUnavailableException {
        var live = brokers.describe(declared.name());
        if (live.isEmpty() && brokers.create(declared)) {
            log.info("created topic {} with {} partitions", declared.name(), declared.partitions());
            return live;
        }
        return live.isPresent()
                ? live
                : Optional.of(
                        brokers.describe(declared.name()).orElseThrow(() -> new BrokerUnavailableException(null)));
    }

    private static int replicas(TopicDescription live) {
        return live.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private void adjust(DeclaredTopic declared) throws BrokerUnavailableException {
        Config live = brokers.config(declared.name());
        List<ConfigEntry> differing = declared.config().entrySet().stream()
                .map(declaredEntry -> new ConfigEntry(declaredEntry.getKey(), declaredEntry.getValue()))
                .filter(declaredEntry -> differs(live.get(declaredEntry.name()), declaredEntry))
                .toList();
        for (ConfigEntry declaredEntry : differing) {
            log.warn(
                    "setting {} of topic {} to {}, as declared",
                    declaredEntry.name(),
                    declared.name(),
                    declaredEntry.value());
        }
        if (!differing.isEmpty()) {
            brokers.set(declared.name(), differing);
        }
    }

    private static boolean differs(ConfigEntry live, ConfigEntry declaredEntry) {
        return live == null || !declaredEntry.value().equals(live.value());
    }
}
