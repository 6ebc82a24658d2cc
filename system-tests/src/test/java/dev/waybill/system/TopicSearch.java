package dev.waybill.system;

import dev.waybill.system.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for a text in every record of every topic. */
final class TopicSearch {

    private TopicSearch() {}

    /** How many records of each topic have the text, in key, value or headers; without topics that have none. */
    static Map<String, Long> countByTopic(Stack stack, String text) {
        var found = new TreeMap<String, Long>();
        var deserializer = new ByteArrayDeserializer();
        try (var consumer =
                new KafkaConsumer<>(new HashMap<String, Object>(stack.kafkaClient()), deserializer, deserializer)) {
            Set<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(infos -> infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (has(record, text)) {
                        found.merge(record.topic(), 1L, Long::sum);
                    }
                }
            }
        }
        return found;
    }

    private static boolean has(ConsumerRecord<byte[], byte[]> record, String text) {
        if (contains(record.key(), text) || contains(record.value(), text)) {
            return true;
        }
        for (var header : record.headers()) {
            if (contains(header.value(), text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, String text) {
        return bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(text);
    }
}
