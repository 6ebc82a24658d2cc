package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services on the broker: publishes events of orders and shipments, and consumes payment events. */
final class SurroundingServices implements AutoCloseable {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<PaymentRecord> records = new ArrayList<>();

    record PaymentRecord(String key, String value, Map<String, String> headers) {
        String type() {
            return headers.getOrDefault("ce_type", "");
        }
    }

    SurroundingServices(String servers) {
        createTopics(servers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", "surroundings", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** @return the id of the event */
    String placed(OrderId order, String paymentMethod) {
        return placed(order, paymentMethod, "9.90", "19.80");
    }

    String placed(OrderId order, String paymentMethod, String unitPrice, String total) {
        return publish("orders", order, "order.placed.v1", """
                {"orderId": "%s", "customerId": "c-1001",
                 "lines": [{"sku": "MUG-WHITE", "quantity": 2, "unitPrice": "%s"}],
                 "currency": "EUR", "total": "%s", "paymentMethod": "%s",
                 "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                     "postalCode": "SW1Y 4JH", "country": "GB"}}
                """.formatted(order, unitPrice, total, paymentMethod));
    }

    /** For a reason that only a newer order-service knows. */
    String cancelled(OrderId order) {
        return publish("orders", order, "order.cancelled.v1", """
                {"orderId": "%s", "reason": "FRAUD_SUSPECTED"}
                """.formatted(order));
    }

    String dispatched(OrderId order) {
        return publish("shipping", order, "shipment.dispatched.v1", """
                {"orderId": "%s", "carrier": "Simulated Parcel", "trackingNumber": "WB0000000001GB"}
                """.formatted(order));
    }

    String returned(OrderId order, ReturnId id, String amount) {
        return publish("orders", order, "order.return-requested.v1", """
                {"orderId": "%s", "returnId": "%s", "lines": [{"sku": "MUG-WHITE", "quantity": 1}],
                 "amount": "%s", "currency": "EUR"}
                """.formatted(order, id, amount));
    }

    /** Waits for so many payment events of an order. */
    List<PaymentRecord> awaitPayments(OrderId order, int events) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            poll();
            assertThat(about(order)).hasSizeGreaterThanOrEqualTo(events);
        });
        return about(order);
    }

    private List<PaymentRecord> about(OrderId order) {
        return records.stream()
                .filter(each -> each.key().equals(order.toString()))
                .toList();
    }

    private void poll() {
        if (consumer.subscription().isEmpty()) {
            consumer.subscribe(List.of("payments"));
        }
        for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
            Map<String, String> headers = Arrays.stream(found.headers().toArray())
                    .collect(Collectors.toMap(Header::key, each -> new String(each.value(), StandardCharsets.UTF_8)));
            records.add(new PaymentRecord(found.key(), found.value(), headers));
        }
    }

    private String publish(String topic, OrderId order, String type, String data) {
        UUID id = UuidV7.next();
        var record = new ProducerRecord<>(topic, order.toString(), data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/surrounding-service",
                        "ce_subject",
                        order.toString(),
                        "ce_time",
                        Clock.systemUTC().instant().toString(),
                        "ce_sequence",
                        "0000000001",
                        "ce_sequencetype",
                        "Integer",
                        "ce_correlationid",
                        order.toString(),
                        "traceparent",
                        "00-" + TRACE + "-00f067aa0ba902b7-01")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        return id.toString();
    }

    private static void createTopics(String servers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("orders", 3, (short) 1), new NewTopic("shipping", 3, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
