package dev.waybill.messaging.consumer;

import dev.waybill.messaging.MdcScope;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.InvalidRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The log context of a record: the ids in its headers, if they are valid. */
final class RecordMdc {

    private RecordMdc() {}

    static MdcScope of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return MdcScope.of(CloudEventHeaders.read(record.headers()));
        } catch (InvalidRecordException e) {
            return MdcScope.none();
        }
    }
}
