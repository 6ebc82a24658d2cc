package dev.waybill.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Published events.
 *
 * @param topics all records of event topics, in the order of their offsets
 * @param injected records that a test wrote and that every consumer of their type must dead-letter
 */
public record EventLog(
        List<OutboxRow> outbox, List<TopicRecord> topics, List<TopicRecord> deadLetters, List<TopicRecord> injected) {

    /** A row of an outbox. */
    public record OutboxRow(
            UUID id,
            String source,
            String topic,
            String type,
            UUID order,
            @Nullable UUID cause,
            long sequence) {}

    /** A record of a topic. Bytes are kept as Latin-1 text, which is lossless. */
    public record TopicRecord(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String value,
            Map<String, String> headers) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The partition as {@code orders-3}. */
        public String topicPartition() {
            return topic + "-" + partition;
        }

        /** Topic, partition and offset as {@code orders-3@17}. */
        String coordinates() {
            return topicPartition() + "@" + offset;
        }

        /**
         * The coordinates of the record whose dead letter this is, by spring-kafka's headers or by the former ones; empty
         * if it has neither.
         */
        String origin() {
            if (headers.containsKey("kafka_dlt-original-topic")) {
                return header("kafka_dlt-original-topic") + "-" + number("kafka_dlt-original-partition") + "@"
                        + number("kafka_dlt-original-offset");
            }
            return headers.containsKey("dlt_original_topic")
                    ? header("dlt_original_topic") + "-" + header("dlt_original_partition") + "@"
                            + header("dlt_original_offset")
                    : "";
        }

        /** A big-endian number in a header; 0 if it is missing. */
        private BigInteger number(String name) {
            return new BigInteger(("\0" + header(name)).getBytes(StandardCharsets.ISO_8859_1));
        }

        public String id() {
            return header("ce_id");
        }

        public String type() {
            return header("ce_type");
        }

        /** Whether topic, key, value and headers are the same; partition and offset may differ. */
        boolean isCopyOf(TopicRecord other) {
            return topic.equals(other.topic)
                    && Objects.equals(key, other.key)
                    && Objects.equals(value, other.value)
                    && headers.equals(other.headers);
        }
    }
}
