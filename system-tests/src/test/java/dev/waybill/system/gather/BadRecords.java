package dev.waybill.system.gather;

import dev.waybill.audit.Post.Told;
import dev.waybill.system.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts on a topic what no service would, and remembers it for the audit. */
public final class BadRecords {

    private static final Queue<Told> SENT = new ConcurrentLinkedQueue<>();

    private BadRecords() {}

    /** Everything bad that was sent in this JVM. */
    public static List<Told> sent() {
        return List.copyOf(SENT);
    }

    /** Sends a record of these bytes and headers; it is on its topic when this returns. */
    public static void send(Stack stack, String topic, String key, String value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var bad = new ProducerRecord<>(topic, bytes(key), bytes(value));
            headers.forEach((name, text) -> bad.headers().add(name, bytes(text)));
            RecordMetadata place = producer.send(bad).get();
            SENT.add(new Told(topic, place.partition(), place.offset(), key, value, headers));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
