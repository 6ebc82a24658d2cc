package dev.waybill.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.messaging.topics.DeadLetterTopic;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A dead record on its way: key, value and headers as they came, in the same partition, and why it died. */
final class DeadLetterRecord {

    private DeadLetterRecord() {}

    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> dead, String group, FailureReason reason, Instant now) {
        var headers = new RecordHeaders(dead.headers().toArray());
        add(headers, "dlt_original_topic", dead.topic());
        add(headers, "dlt_original_partition", Integer.toString(dead.partition()));
        add(headers, "dlt_original_offset", Long.toString(dead.offset()));
        add(headers, "dlt_original_timestamp", Long.toString(dead.timestamp()));
        add(headers, "dlt_consumer_group", group);
        add(headers, "dlt_error_class", reason.kind());
        add(headers, "dlt_error_message", reason.message());
        add(headers, "dlt_failed_at", now.toString());
        return new ProducerRecord<>(
                DeadLetterTopic.of(dead.topic(), group), dead.partition(), dead.key(), dead.value(), headers);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
