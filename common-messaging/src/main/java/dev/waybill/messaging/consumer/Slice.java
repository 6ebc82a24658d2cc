package dev.waybill.messaging.consumer;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a round has of one partition, in order. Never empty. */
record Slice(TopicPartition partition, List<Incoming> records) {

    static List<Slice> of(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled, Intake intake) {
        return polled.entrySet().stream()
                .map(each -> new Slice(
                        each.getKey(),
                        each.getValue().stream().map(intake::take).toList()))
                .toList();
    }

    ConsumerRecord<byte[], byte[]> first() {
        return records.getFirst().record();
    }
}
