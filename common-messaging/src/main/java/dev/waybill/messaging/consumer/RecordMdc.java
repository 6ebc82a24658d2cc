package dev.waybill.messaging.consumer;

import dev.waybill.messaging.MdcScope;
import dev.waybill.messaging.wire.CloudEventHeaders;
import dev.waybill.messaging.wire.InvalidEnvelopeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What log lines about a record bear: what its headers say, if they make sense. */
final class RecordMdc {

    private RecordMdc() {}

    static MdcScope about(ConsumerRecord<byte[], byte[]> record) {
        try {
            return MdcScope.of(CloudEventHeaders.read(record.headers()));
        } catch (InvalidEnvelopeException e) {
            return MdcScope.none();
        }
    }
}
