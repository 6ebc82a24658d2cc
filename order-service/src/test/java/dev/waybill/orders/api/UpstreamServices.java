package dev.waybill.orders.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.messaging.UuidV7;
import dev.waybill.testing.TestKafka;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for the other services: a plain Kafka producer of their events. */
final class UpstreamServices implements AutoCloseable {

    private static final String BROKER = TestKafka.shared().bootstrapServers();
    private static final String MONEY = "\"amount\": \"44.30\", \"currency\": \"EUR\"";
    private static final String PARCEL = "\"carrier\": \"Parcels\", \"trackingNumber\": \"WB-1\"";

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(Map.of("bootstrap.servers", BROKER), new StringSerializer(), new ByteArraySerializer());

    UpstreamServices() {
        Stream.of("inventory", "payments", "shipping").forEach(UpstreamServices::createTopic);
    }

    void reserve(String order) {
        publish("inventory", "stock.reserved.v1", order, 1, "\"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": 2}]");
    }

    void authorize(String order) {
        publish("payments", "payment.authorized.v1", order, 1, MONEY + ", \"reference\": \"pi_1\"");
    }

    void schedule(String order) {
        publish("shipping", "shipment.scheduled.v1", order, 1, PARCEL);
    }

    void dispatch(String order) {
        publish("shipping", "shipment.dispatched.v1", order, 2, PARCEL);
    }

    void failToCapture(String order) {
        publish("payments", "payment.capture-failed.v1", order, 2, MONEY + ", \"code\": \"expired\"");
    }

    void capture(String order) {
        publish("payments", "payment.captured.v1", order, 3, MONEY + ", \"reference\": \"pi_1\"");
    }

    @Override
    public void close() {
        producer.close();
    }

    private void publish(String topic, String type, String order, int sequence, String fields) {
        String value = "{\"orderId\": \"%s\", %s}".formatted(order, fields);
        var record = new ProducerRecord<>(topic, order, value.getBytes(UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UuidV7.next().toString(),
                "ce_type",
                type,
                "ce_source",
                "/" + topic,
                "ce_subject",
                order,
                "ce_time",
                Instant.now().toString(),
                "ce_sequence",
                String.format(Locale.ROOT, "%010d", sequence),
                "ce_sequencetype",
                "Integer",
                "ce_correlationid",
                order,
                "content-type",
                "application/json");
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    private static void createTopic(String name) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", BROKER))) {
            admin.createTopics(Stream.of(new NewTopic(name, 3, (short) 1)).toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new AssertionError(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
