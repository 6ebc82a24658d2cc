package dev.waybill.system.audit;

import dev.waybill.audit.EventLog.TopicRecord;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.system.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes records that no service would, and records for the audit which of them must become dead letters. */
public final class BadRecords {

    /** Marks a record that must have no effect and no dead letter; the auditor ignores it. */
    private static final String HARMLESS = "harmless";

    private static final Map<Stack, Queue<TopicRecord>> SENT = new ConcurrentHashMap<>();

    private BadRecords() {}

    /** All bad records that this stack was sent. */
    public static List<TopicRecord> sent(Stack stack) {
        return List.copyOf(SENT.getOrDefault(stack, new ConcurrentLinkedQueue<>()));
    }

    /** Sends a record of these bytes and headers; it is on its topic when this returns. */
    public static void send(Stack stack, String topic, String key, String value, Map<String, String> headers) {
        var bad = new ProducerRecord<>(topic, bytes(key), bytes(value));
        headers.forEach((name, text) -> bad.headers().add(name, bytes(text)));
        send(stack, List.of(bad));
    }

    /** Sends records that each consumer of their type must dead-letter; they are on their topics when this returns. */
    public static void send(Stack stack, List<ProducerRecord<byte[], byte[]>> bad) {
        List<RecordMetadata> places = put(stack, bad);
        Queue<TopicRecord> sent = SENT.computeIfAbsent(stack, _ -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < bad.size(); i++) {
            sent.add(received(bad.get(i), places.get(i)));
        }
    }

    /** Sends records that must have no effect. */
    public static void sendHarmless(Stack stack, List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(record -> record.headers().add(HARMLESS, new byte[0]));
        put(stack, records);
    }

    /** Sends these records once more. */
    public static void sendAgain(Stack stack, List<TopicRecord> records) {
        sendHarmless(stack, records.stream().map(BadRecords::record).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(TopicRecord original) {
        var record =
                new ProducerRecord<byte[], byte[]>(original.topic(), bytes(original.key()), bytes(original.value()));
        original.headers().forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static TopicRecord received(ProducerRecord<byte[], byte[]> sent, RecordMetadata place) {
        var headers = new HashMap<String, String>();
        sent.headers().forEach(header -> headers.put(header.key(), String.valueOf(text(header.value()))));
        return new TopicRecord(
                sent.topic(), place.partition(), place.offset(), text(sent.key()), text(sent.value()), headers);
    }

    private static List<RecordMetadata> put(Stack stack, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = stack.kafkaClient(KafkaUser.OPERATOR);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var places = new ArrayList<RecordMetadata>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                places.add(producer.send(record).get());
            }
            return places;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not take records", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
