package dev.waybill.system.gather;

import static java.util.stream.Collectors.toMap;

import dev.waybill.system.audit.Post.Told;
import dev.waybill.system.stack.Service;
import dev.waybill.system.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads whole topics, and how far the services have read them. */
record Topics(Stack stack) {

    private static final Set<String> EVENTS =
            Arrays.stream(Service.values()).map(Service::database).collect(Collectors.toSet());

    List<Told> events() {
        return read(EVENTS::contains);
    }

    List<Told> deadLetters() {
        return read(topic -> topic.endsWith(".dlt"));
    }

    /** By service, then by partition as {@code orders-3}. */
    Map<String, Map<String, Long>> committed() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var committed = new HashMap<String, Map<String, Long>>();
            for (Service service : Service.values()) {
                committed.put(
                        service.id(),
                        admin
                                .listConsumerGroupOffsets(service.id())
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .entrySet()
                                .stream()
                                .filter(entry -> entry.getValue() != null)
                                .collect(toMap(
                                        entry -> entry.getKey().toString(),
                                        entry -> entry.getValue().offset())));
            }
            return committed;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many records each partition of the events' topics has. */
    Map<String, Long> ends() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, EVENTS::contains)).entrySet().stream()
                    .collect(toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
        }
    }

    private List<Told> read(Predicate<String> which) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, which);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var told = new ArrayList<Told>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> told.add(told(found)));
            }
            return told;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Predicate<String> which) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> which.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static Told told(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers().forEach(header -> headers.put(header.key(), String.valueOf(text(header.value()))));
        return new Told(
                found.topic(), found.partition(), found.offset(), text(found.key()), text(found.value()), headers);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "fetch.max.bytes", 20_000_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
