package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An outbox row to publish, read from the log or from the table. Key, value and headers of the Kafka record are a function
 * of the row alone, so repeats are byte-identical.
 */
record OutboxRecord(String topic, Envelope envelope, byte[] payload) {

    /** Of the columns that {@link #read} reads; to be followed by a condition. */
    static final String SELECT =
            "select id, type, aggregateid, time, sequence, causationid, traceparent, aggregatetype, payload from outbox";

    private static final Duration MAX_AGE = Duration.ofHours(1);

    /** @param source of all events, as {@code /order-service} */
    static OutboxRecord read(ResultSet row, String source) throws SQLException {
        var envelope = new Envelope(
                row.getObject(1, UUID.class),
                row.getString(2),
                source,
                new OrderId(row.getObject(3, UUID.class)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getLong(5),
                row.getObject(6, UUID.class),
                row.getString(7));
        return new OutboxRecord(row.getString(8), envelope, row.getString(9).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The record's timestamp is the event's time as long as that is near the present. Brokers reject one that is far ahead,
     * and retention deletes one that is old before it is read.
     *
     * @param topicPrefix of the topics on the brokers
     */
    ProducerRecord<byte[], byte[]> toProducerRecord(String topicPrefix, Instant now) {
        OrderId key = envelope.subject();
        return new ProducerRecord<>(
                topicPrefix + topic,
                null,
                timestamp(now).toEpochMilli(),
                key.toString().getBytes(StandardCharsets.UTF_8),
                payload,
                CloudEventHeaders.write(envelope));
    }

    private Instant timestamp(Instant now) {
        Instant time = envelope.time();
        return time.isAfter(now.plus(UuidV7.MAX_CLOCK_SKEW)) || time.isBefore(now.minus(MAX_AGE)) ? now : time;
    }

    /** The later of its time and of the time in its id. */
    Instant stampedAt() {
        Instant time = UuidV7.timeOf(envelope.id());
        return time.isAfter(envelope.time()) ? time : envelope.time();
    }

    /** The approximate memory that it takes until it is acknowledged. */
    int size() {
        return payload.length + 1024;
    }
}
