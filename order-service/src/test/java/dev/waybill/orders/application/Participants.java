package dev.waybill.orders.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.messaging.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays the services that answer an order, with topics and groups of the test's own. */
final class Participants implements AutoCloseable {

    static final int PARTITIONS = 3;

    private static final String MONEY = "\"amount\": \"44.30\", \"currency\": \"EUR\", \"reference\": \"pi_1\"";
    private static final String PARCEL = "\"carrier\": \"Parcels\", \"trackingNumber\": \"WB-1\"";

    private final String broker;
    private final String prefix;
    private final Producer<byte[], byte[]> producer;

    /** @param prefix of all topics and groups */
    Participants(String broker, String prefix) {
        this.broker = broker;
        this.prefix = prefix;
        createTopics();
        producer = producer(Map.of());
    }

    /** As their owners do. */
    void createTopics() {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker))) {
            admin.createTopics(Stream.of("inventory", "payments", "shipping")
                            .map(name -> new NewTopic(topic(name), Optional.of(PARTITIONS), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String topic(String name) {
        return prefix + name;
    }

    void answer(String order) {
        reserve(order);
        authorize(order);
    }

    void reserve(String order) {
        publish(event(
                "inventory", "stock.reserved.v1", order, 1, "\"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": 2}]"));
    }

    void authorize(String order) {
        publish(event("payments", "payment.authorized.v1", order, 1, MONEY));
    }

    /** Everything that completes a confirmed order. */
    void ship(String order) {
        publish(event("shipping", "shipment.scheduled.v1", order, 1, PARCEL));
        publish(event("shipping", "shipment.dispatched.v1", order, 2, PARCEL));
        publish(event("payments", "payment.captured.v1", order, 2, MONEY));
    }

    private void publish(ProducerRecord<byte[], byte[]> event) {
        producer.send(event);
        producer.flush();
    }

    Producer<byte[], byte[]> producer(Map<String, Object> more) {
        var config = new HashMap<String, Object>(more);
        config.put("bootstrap.servers", broker);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A member of a group that has joined and polls; it commits everything it polls, or nothing. */
    AutoCloseable member(String group, List<String> topics, boolean commits) {
        var stopped = new AtomicBoolean();
        var assigned = new CompletableFuture<Void>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers",
                            broker,
                            "group.id",
                            prefix + group,
                            "enable.auto.commit",
                            false,
                            "auto.offset.reset",
                            "earliest",
                            "metadata.max.age.ms",
                            "1000",
                            "partition.assignment.strategy",
                            CooperativeStickyAssignor.class.getName()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.subscribe(topics.stream().map(this::topic).toList());
                while (!stopped.get()) {
                    consumer.poll(Duration.ofMillis(100));
                    if (commits) {
                        consumer.commitSync();
                    }
                    if (!consumer.assignment().isEmpty()) {
                        assigned.complete(null);
                    }
                }
            }
        });
        assigned.orTimeout(30, TimeUnit.SECONDS).join();
        return () -> {
            stopped.set(true);
            thread.join();
        };
    }

    /** The types of an order's events that are in their topic now. */
    List<String> typesReceived(String order) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "default.api.timeout.ms", "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic("orders")).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var types = new ArrayList<String>();
            while (consumer.endOffsets(partitions).entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (new String(record.key(), UTF_8).equals(order)) {
                        types.add(new String(
                                record.headers().lastHeader("ce_type").value(), UTF_8));
                    }
                }
            }
            return types;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<byte[], byte[]> event(String topic, String type, String order, int sequence, String facts) {
        String value = "{\"orderId\": \"%s\", %s}".formatted(order, facts);
        var record = new ProducerRecord<>(topic(topic), order.getBytes(UTF_8), value.getBytes(UTF_8));
        Map.of(
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
                        "000000000" + sequence,
                        "ce_sequencetype",
                        "Integer",
                        "ce_correlationid",
                        order,
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }
}
