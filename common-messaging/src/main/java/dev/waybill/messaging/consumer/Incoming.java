package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.deadletters.FailureReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A decoded record, before it is handled. */
sealed interface Incoming {

    ConsumerRecord<byte[], byte[]> record();

    /** Its event type if that is known, else {@code unknown}: foreign names never become tags of a metric. */
    String type();

    default TopicPartition partition() {
        return new TopicPartition(record().topic(), record().partition());
    }

    /** A valid event that the handler has to process. */
    record Input(ConsumerRecord<byte[], byte[]> record, String type, ReceivedEvent<Object> received)
            implements Incoming {}

    /** A record that this service ignores. */
    record Ignored(ConsumerRecord<byte[], byte[]> record, String type) implements Incoming {}

    /** A record that is not a valid event and goes to the dead letters. */
    record Refused(ConsumerRecord<byte[], byte[]> record, String type, FailureReason reason) implements Incoming {}
}
