package dev.waybill.system.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.system.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A valid record with one change. */
record BadRecord(ProducerRecord<byte[], byte[]> record) {

    /** An event of this name and these facts about an order that nobody placed. */
    static BadRecord event(String topic, String type, UnaryOperator<String> facts) {
        String order = Ids.now();
        var record = new ProducerRecord<byte[], byte[]>(
                topic, null, bytes(order), bytes("{\"orderId\": \"%s\"%s}".formatted(order, facts.apply(order))));
        var made = new BadRecord(record);
        made.add("ce_specversion", "1.0")
                .add("ce_id", Ids.now())
                .add("ce_type", type)
                .add("ce_source", "/somebody")
                .add("ce_subject", order)
                .add("ce_time", Instant.now().toString())
                .add("ce_sequence", "0000000001")
                .add("ce_sequencetype", "Integer")
                .add("ce_correlationid", order)
                .add("content-type", "application/json");
        return made;
    }

    /** A cancellation, which is good if nothing is changed. */
    static BadRecord cancelled() {
        return event("orders", "order.cancelled.v1", _ -> ", \"reason\": \"TIMED_OUT\"");
    }

    BadRecord with(String header, String value) {
        record.headers().remove(header);
        return add(header, value);
    }

    BadRecord add(String header, String value) {
        record.headers().add(header, bytes(value));
        return this;
    }

    BadRecord without(String header) {
        record.headers().remove(header);
        return this;
    }

    BadRecord value(byte @Nullable [] value) {
        return of(record.key(), value);
    }

    BadRecord value(String value) {
        return value(bytes(value));
    }

    /** With more facts, as text that begins with a comma. */
    BadRecord facts(String more) {
        String good = new String(record.value(), UTF_8);
        return value(good.substring(0, good.length() - 1) + more + "}");
    }

    BadRecord key(@Nullable String key) {
        return of(key == null ? null : bytes(key), record.value());
    }

    /** An id like others, but from so long ago. */
    static String idFrom(Duration ago) {
        String now = Ids.now();
        String then = HexFormat.of().toHexDigits(Instant.now().minus(ago).toEpochMilli(), 12);
        return then.substring(0, 8) + "-" + then.substring(8) + now.substring(13);
    }

    private BadRecord of(byte @Nullable [] key, byte @Nullable [] value) {
        return new BadRecord(new ProducerRecord<byte[], byte[]>(record.topic(), null, key, value, record.headers()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
