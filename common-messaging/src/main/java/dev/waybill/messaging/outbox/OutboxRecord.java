package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An outbox row to publish, read from the log or from the table. The Kafka record is a function of the row alone, so
 * repeats are byte-identical.
 */
record OutboxRecord(String topic, Envelope envelope, byte[] payload) {

    ProducerRecord<byte[], byte[]> toProducerRecord() {
        OrderId key = envelope.subject();
        return new ProducerRecord<>(
                topic,
                null,
                envelope.time().toEpochMilli(),
                key.toString().getBytes(StandardCharsets.UTF_8),
                payload,
                CloudEventHeaders.write(envelope));
    }

    /** The approximate memory that it takes until it is acknowledged. */
    int size() {
        return payload.length + 1024;
    }
}
