package dev.waybill.orders.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.Ids;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The other services are played by a plain producer that writes what the contract says. */
class SagaOverKafkaTest extends RunningService {

    private final KafkaProducer<String, byte[]> others = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    @BeforeAll
    static void createTheTopicsOfTheOthers() throws Exception {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(Stream.of("inventory", "payments", "shipping")
                            .map(name -> new NewTopic(name, 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void anOrderGoesItsWholeWay() {
        String id = place();
        tell("inventory", "stock.reserved.v1", id, 1, "\"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": 2}]");
        tell("payments", "payment.authorized.v1", id, 1, "%s, \"reference\": \"pi_1\"".formatted(money()));
        awaitStatus(id, "CONFIRMED");
        tell("shipping", "shipment.scheduled.v1", id, 1, "\"carrier\": \"Parcels\", \"trackingNumber\": \"WB-1\"");
        tell("shipping", "shipment.dispatched.v1", id, 2, "\"carrier\": \"Parcels\", \"trackingNumber\": \"WB-1\"");
        awaitStatus(id, "SHIPPED");
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(409);
        tell("payments", "payment.capture-failed.v1", id, 2, "%s, \"code\": \"expired\"".formatted(money()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/orders/" + id)).get("reason").asString(""))
                        .isEqualTo("CAPTURE_FAILED"));
        tell("payments", "payment.captured.v1", id, 3, "%s, \"reference\": \"pi_1\"".formatted(money()));
        awaitStatus(id, "COMPLETED");
        assertThat(json(get("/orders/" + id)).get("trackingNumber").asString()).isEqualTo("WB-1");
        assertThat(json(get("/orders/" + id)).get("reason").isNull()).isTrue();
        assertThat(json(get("/orders/" + id + "/timeline")).size()).isEqualTo(9);
    }

    private static String money() {
        return "\"amount\": \"44.30\", \"currency\": \"EUR\"";
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/orders/" + id)).get("status").asString())
                        .isEqualTo(status));
    }

    private void tell(String topic, String type, String orderId, int sequence, String facts) {
        String value = "{\"orderId\": \"%s\", %s}".formatted(orderId, facts);
        var telling = new ProducerRecord<>(topic, orderId, value.getBytes(UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                Ids.next().toString(),
                "ce_type",
                type,
                "ce_source",
                "/" + topic,
                "ce_subject",
                orderId,
                "ce_time",
                Instant.now().toString(),
                "ce_sequence",
                "%010d".formatted(sequence),
                "ce_sequencetype",
                "Integer",
                "ce_correlationid",
                orderId,
                "content-type",
                "application/json");
        headers.forEach((name, text) -> telling.headers().add(name, text.getBytes(UTF_8)));
        others.send(telling);
        others.flush();
    }
}
