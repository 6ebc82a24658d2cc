package dev.waybill.shipping;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as order-service does, with every header written out, on a topic that it creates. */
final class OrderEventPublisher implements AutoCloseable {

    private static final String ADDRESS = """
            {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
             "postalCode": "%s", "country": "GB"}""";

    private final KafkaProducer<String, String> producer;

    OrderEventPublisher(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic("orders", 12, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    UUID confirmed(OrderId order, String postalCode) {
        return publish("order.confirmed.v1", order, """
                {"orderId": "%s", "lines": [{"sku": "MUG-WHITE", "quantity": 2}], "shippingAddress": %s,
                 "total": "19.80", "currency": "EUR"}""".formatted(order, ADDRESS.formatted(postalCode)));
    }

    UUID cancellationRequested(OrderId order) {
        return publish("order.cancellation-requested.v1", order, "{\"orderId\": \"%s\"}".formatted(order));
    }

    UUID cancelled(OrderId order) {
        return publish(
                "order.cancelled.v1", order, "{\"orderId\": \"%s\", \"reason\": \"OUT_OF_STOCK\"}".formatted(order));
    }

    UUID returnRequested(OrderId order, ReturnId id) {
        return publish("order.return-requested.v1", order, """
                {"orderId": "%s", "returnId": "%s", "lines": [{"sku": "MUG-WHITE", "quantity": 1}],
                 "amount": "9.90", "currency": "EUR"}""".formatted(order, id));
    }

    private UUID publish(String type, OrderId order, String facts) {
        UUID id = UuidV7.next();
        var event = new ProducerRecord<>("orders", order.toString(), facts);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", id.toString());
        header(event, "ce_type", type);
        header(event, "ce_source", "/order-service");
        header(event, "ce_subject", order.toString());
        header(event, "ce_time", Instant.now().toString());
        header(event, "ce_sequence", "0000000001");
        header(event, "ce_sequencetype", "Integer");
        header(event, "ce_correlationid", order.toString());
        header(event, "content-type", "application/json");
        Future<RecordMetadata> unused = producer.send(event);
        producer.flush();
        return id;
    }

    private static void header(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
