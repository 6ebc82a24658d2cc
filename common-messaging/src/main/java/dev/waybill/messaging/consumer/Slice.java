package dev.waybill.messaging.consumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The records of one partition in one poll, in order. Never empty. */
record Slice(TopicPartition partition, List<Incoming> records) {

    static List<Slice> of(ConsumerRecords<byte[], byte[]> polled, Intake intake) {
        var slices = new ArrayList<Slice>();
        for (TopicPartition partition : polled.partitions()) {
            slices.add(new Slice(
                    partition,
                    polled.records(partition).stream().map(intake::decode).toList()));
        }
        return slices;
    }

    ConsumerRecord<byte[], byte[]> first() {
        return records.getFirst().record();
    }
}
