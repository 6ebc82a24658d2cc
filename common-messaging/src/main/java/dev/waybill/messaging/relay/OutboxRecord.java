package dev.waybill.messaging.relay;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.wire.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the journal. The record it makes is a function of the row alone, so that repeats are byte-identical. */
record OutboxRecord(String topic, Envelope envelope, byte[] payload) {

    ProducerRecord<byte[], byte[]> toRecord() {
        OrderId key = envelope.subject();
        return new ProducerRecord<>(
                topic,
                null,
                envelope.time().toEpochMilli(),
                key.toString().getBytes(StandardCharsets.UTF_8),
                payload,
                CloudEventHeaders.write(envelope));
    }

    /** About what it takes in memory until it is acknowledged. */
    int size() {
        return payload.length + 1024;
    }
}
