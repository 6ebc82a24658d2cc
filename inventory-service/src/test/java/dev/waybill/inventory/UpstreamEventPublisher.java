package dev.waybill.inventory;

import dev.waybill.events.Event;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes events as order-service and shipping-service do, on topics that it creates. */
final class UpstreamEventPublisher implements AutoCloseable {

    private final Map<String, Object> config =
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
    private final EventSerde codec = new EventSerde(List.of(OrderEvent.class, ShipmentEvent.class));
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());

    void createTopics() {
        try (var admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic("orders", 3, (short) 1), new NewTopic("shipping", 3, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the event's id once it is acknowledged. */
    UUID publish(Event event) {
        UUID id = UuidV7.next();
        publish(id, event);
        return id;
    }

    void publish(UUID id, Event event) {
        var envelope = new Envelope(
                id,
                codec.typeOf(event),
                "/upstream",
                event.orderId(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                1,
                null,
                null);
        try {
            producer.send(new ProducerRecord<>(
                            codec.topicOf(event),
                            null,
                            event.orderId().toString().getBytes(StandardCharsets.UTF_8),
                            codec.serialize(event).getBytes(StandardCharsets.UTF_8),
                            CloudEventHeaders.write(envelope)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
