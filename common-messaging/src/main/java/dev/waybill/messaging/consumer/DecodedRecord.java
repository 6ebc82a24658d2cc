package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ReceivedEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A decoded record, before it is handled. */
sealed interface DecodedRecord {

    ConsumerRecord<byte[], byte[]> record();

    /** Its event type if that is known, else {@code unknown}: foreign names never become tags of a metric. */
    String type();

    /** A valid event that the handler has to process. */
    record Valid(ConsumerRecord<byte[], byte[]> record, String type, ReceivedEvent<Object> received)
            implements DecodedRecord {}

    /** A record that this service ignores. */
    record Ignored(ConsumerRecord<byte[], byte[]> record, String type) implements DecodedRecord {}

    /** A record that is not a valid event and goes to the dead letters. */
    record Invalid(ConsumerRecord<byte[], byte[]> record, String type, RuntimeException failure)
            implements DecodedRecord {}
}
