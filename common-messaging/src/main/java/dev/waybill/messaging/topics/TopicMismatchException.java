package dev.waybill.messaging.topics;

/** A topic exists and differs from the declaration of its owner in a way that must not be changed automatically. */
public final class TopicMismatchException extends RuntimeException {

    TopicMismatchException(String message) {
        super(message);
    }

    static TopicMismatchException partitions(DeclaredTopic declared, int live) {
        return new TopicMismatchException("Topic " + declared.name() + " has " + live + " partitions, but "
                + declared.partitions() + " are declared; changing the number would break the order of events. Set"
                + " WAYBILL_KAFKA_PARTITIONS (or the property waybill.kafka.partitions) to " + live + ".");
    }

    static TopicMismatchException replicas(DeclaredTopic declared, int live) {
        return new TopicMismatchException("Topic " + declared.name() + " has " + live + " replicas, but "
                + declared.replicationFactor() + " are declared. Reassign its partitions to more brokers, or set"
                + " WAYBILL_KAFKA_REPLICATION_FACTOR (or the property waybill.kafka.replication-factor) to " + live
                + ".");
    }
}
