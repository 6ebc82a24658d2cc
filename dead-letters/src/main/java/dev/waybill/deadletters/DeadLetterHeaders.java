package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a dead letter: spring-kafka's standard ones with those of Waybill or, in older dead letters, the
 * former ones that begin with {@code dlt_}. Headers may be missing or contain anything.
 */
final class DeadLetterHeaders {
    private static final List<String> ADDED = List.of("kafka_dlt-", "waybill_dlt-", "dlt_");
    private static final String OFFSET = "kafka_dlt-original-offset";
    private static final String FORMER_OFFSET = "dlt_original_offset";
    private static final long MAX_COUNT = 1_000_000;

    private final Headers headers;
    private final boolean former;

    DeadLetterHeaders(Headers headers) {
        this.headers = headers;
        this.former = isFormer(headers);
    }

    /** The consumer adds its headers last; the record may have been published with headers of the other kind. */
    private static boolean isFormer(Headers headers) {
        return Arrays.stream(headers.toArray())
                .map(Header::key)
                .filter(key -> key.equals(OFFSET) || key.equals(FORMER_OFFSET))
                .reduce("", (earlier, later) -> later)
                .equals(FORMER_OFFSET);
    }

    /** Empty if the headers do not say which record of which consumer group failed. */
    Optional<DeadLetterOrigin> failure() {
        var topic = text("kafka_dlt-original-topic", "dlt_original_topic");
        var partition = number("kafka_dlt-original-partition", "dlt_original_partition")
                .filter(number -> number <= Integer.MAX_VALUE);
        var offset = number(OFFSET, FORMER_OFFSET);
        var timestamp = number("kafka_dlt-original-timestamp", "dlt_original_timestamp");
        var group = text("kafka_dlt-original-consumer-group", "dlt_consumer_group");
        return topic.isEmpty() || partition.isEmpty() || offset.isEmpty() || group.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeadLetterOrigin(
                        new RecordCoordinates(topic, partition.get().intValue(), offset.get()),
                        timestamp.orElse(0L),
                        group));
    }

    /** The code of the reason, which former headers do not have. */
    String reason() {
        return former ? "" : text("waybill_dlt-reason");
    }

    /** The exception's class; that of the cause if the framework wrapped it. */
    String error() {
        var cause = former ? "" : text("kafka_dlt-exception-cause-fqcn");
        return cause.isEmpty() ? text("kafka_dlt-exception-fqcn", "dlt_error_class") : cause;
    }

    String detail() {
        return text("waybill_dlt-detail", "dlt_error_message");
    }

    String failedAt() {
        return text("waybill_dlt-failed-at", "dlt_failed_at");
    }

    /** A count in decimal digits; 0 if it is missing or malformed. */
    int count(String name) {
        return (int) Math.min(MAX_COUNT, decimal(name).orElse(0L));
    }

    /** Those of the original record. Headers that describe an earlier failure are left out too. */
    List<Header> original() {
        return Arrays.stream(headers.toArray())
                .filter(header -> ADDED.stream().noneMatch(header.key()::startsWith))
                .toList();
    }

    private String text(String name, String formerName) {
        return text(former ? formerName : name);
    }

    private String text(String name) {
        return text(value(name));
    }

    /** UTF-8 text, or else hexadecimal digits; empty for null. */
    static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    /** Former headers have decimal digits, standard ones 4 or 8 bytes. */
    private Optional<Long> number(String name, String formerName) {
        return former ? decimal(formerName) : binary(value(name));
    }

    private Optional<Long> decimal(String name) {
        var text = text(name);
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> binary(byte @Nullable [] value) {
        if (value == null || (value.length != Integer.BYTES && value.length != Long.BYTES)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(value);
        return Optional.of(value.length == Integer.BYTES ? bytes.getInt() : bytes.getLong())
                .filter(number -> number >= 0);
    }

    private byte @Nullable [] value(String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
