package dev.waybill.shipping;

import dev.waybill.events.OrderId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reads the events of shipping-service from its topic. */
final class ShippingEventReader implements AutoCloseable {

    record PublishedEvent(
            UUID id, String type, String sequence, @Nullable String cause, String key, String facts) {}

    private final KafkaConsumer<String, String> consumer;
    private final List<PublishedEvent> events = new ArrayList<>();

    ShippingEventReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "shipping-test",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of("shipping"));
    }

    /** Waits until the last event of this order has that type, and returns all its events. */
    List<PublishedEvent> awaitEvents(OrderId order, String lastType) {
        Awaitility.await("%s of %s".formatted(lastType, order))
                .atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() -> {
                    consumer.poll(Duration.ofMillis(50)).forEach(event -> events.add(read(event)));
                    List<PublishedEvent> known = eventsOf(order);
                    return !known.isEmpty() && known.getLast().type().equals(lastType);
                });
        return eventsOf(order);
    }

    private List<PublishedEvent> eventsOf(OrderId order) {
        return events.stream()
                .filter(event -> event.key().equals(order.toString()))
                .toList();
    }

    private static PublishedEvent read(ConsumerRecord<String, String> event) {
        return new PublishedEvent(
                UUID.fromString(String.valueOf(header(event, "ce_id"))),
                String.valueOf(header(event, "ce_type")),
                String.valueOf(header(event, "ce_sequence")),
                header(event, "ce_causationid"),
                event.key(),
                event.value());
    }

    private static @Nullable String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
