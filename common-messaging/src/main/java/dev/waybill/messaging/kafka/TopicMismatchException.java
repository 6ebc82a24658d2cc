package dev.waybill.messaging.kafka;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic exists and differs from the declaration of its owner in a way that must not be changed automatically, or belongs
 * to another installation.
 */
public final class TopicMismatchException extends RuntimeException {

    private TopicMismatchException(String message) {
        super(message);
    }

    /** @param known the id of the installation that the topic names */
    static TopicMismatchException ofInstallation(String owner, String topic, String known, String id) {
        return new TopicMismatchException("Topic " + topic + " says that the topic of " + owner
                + " belongs to installation " + known + ", but the database of " + owner + " is of installation " + id
                + ". Set WAYBILL_KAFKA_PREFIX (or the property waybill.kafka.prefix) to a prefix that no other installation"
                + " uses on these brokers. If this database has replaced the other one for good, delete topic " + topic
                + " and start again.");
    }

    /**
     * Compares a topic of events with its declaration.
     *
     * @throws TopicMismatchException if its partitions differ or its replicas are fewer
     */
    static void check(NewTopic declared, TopicDescription live) {
        int partitions = live.partitions().size();
        if (partitions != declared.numPartitions()) {
            throw new TopicMismatchException("Topic " + declared.name() + " has " + partitions + " partitions, but "
                    + declared.numPartitions() + " are declared; changing the number would break the order of events."
                    + " Set WAYBILL_KAFKA_PARTITIONS (or the property waybill.kafka.partitions) to " + partitions
                    + ".");
        }
        int replicas = live.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (replicas < declared.replicationFactor()) {
            throw new TopicMismatchException("Topic " + declared.name() + " has " + replicas + " replicas, but "
                    + declared.replicationFactor() + " are declared. Reassign its partitions to more brokers, or set"
                    + " WAYBILL_KAFKA_REPLICATION_FACTOR (or the property waybill.kafka.replication-factor) to "
                    + replicas + ".");
        }
    }
}
