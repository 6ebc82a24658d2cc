package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.deadletters.FailureReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record as far as it could be understood before anything was done about it. */
sealed interface Incoming {

    ConsumerRecord<byte[], byte[]> record();

    /** Its wire name if that is a known one, else {@code unknown}; names from outside never become tags of a meter. */
    String type();

    default TopicPartition partition() {
        return new TopicPartition(record().topic(), record().partition());
    }

    /** It asks something of this service. */
    record Input(ConsumerRecord<byte[], byte[]> record, String type, ReceivedEvent<Object> received)
            implements Incoming {}

    /** It is valid and of no concern here. */
    record Ignored(ConsumerRecord<byte[], byte[]> record, String type) implements Incoming {}

    /** It is not a valid event, and no second look will make it one. */
    record Refused(ConsumerRecord<byte[], byte[]> record, String type, FailureReason reason) implements Incoming {}
}
