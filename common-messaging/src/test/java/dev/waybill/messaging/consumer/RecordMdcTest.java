package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.parcels.Records;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RecordMdcTest {

    private static final OrderId ORDER = Records.order();

    @Test
    void logLinesOfARecordHaveItsOrderItsEventAndItsTrace() {
        ProducerRecord<byte[], byte[]> sent = Records.packed(ORDER, 1);
        String eventId = CloudEventHeaders.read(sent.headers()).id().toString();

        try (var _ = RecordMdc.of(received(sent))) {
            assertThat(MDC.getCopyOfContextMap())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "orderId",
                            ORDER.toString(),
                            "eventId",
                            eventId,
                            "traceId",
                            "0af7651916cd43dd8448eb211c80319c"));
        }
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void invalidHeadersAreNotLogged() {
        ProducerRecord<byte[], byte[]> sent = Records.packed(ORDER, 1);
        sent.headers().remove(CloudEventHeaders.ID);

        try (var _ = RecordMdc.of(received(sent))) {
            assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        }
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
