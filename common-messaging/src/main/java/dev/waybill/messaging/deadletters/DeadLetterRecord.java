package dev.waybill.messaging.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.messaging.topics.DeadLetterTopic;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The record of a dead letter: the original key, value, headers and partition, and the reason of the failure. */
final class DeadLetterRecord {

    private DeadLetterRecord() {}

    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> original, String group, FailureReason reason, Instant now) {
        var headers = new RecordHeaders(original.headers().toArray());
        add(headers, "dlt_original_topic", original.topic());
        add(headers, "dlt_original_partition", Integer.toString(original.partition()));
        add(headers, "dlt_original_offset", Long.toString(original.offset()));
        add(headers, "dlt_original_timestamp", Long.toString(original.timestamp()));
        add(headers, "dlt_consumer_group", group);
        add(headers, "dlt_error_class", reason.kind());
        add(headers, "dlt_error_message", reason.message());
        add(headers, "dlt_failed_at", now.toString());
        return new ProducerRecord<>(
                DeadLetterTopic.of(original.topic(), group),
                original.partition(),
                original.key(),
                original.value(),
                headers);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
