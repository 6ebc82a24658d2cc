package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.EventSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Valid records, as a publisher writes them. */
public final class Records {

    private static final EventSerde CODEC = new EventSerde(List.of(ParcelEvent.class, LabelEvent.class));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private Records() {}

    public static OrderId order() {
        return new OrderId(UuidV7.next());
    }

    public static ProducerRecord<byte[], byte[]> packed(OrderId order, int quantity) {
        return of(new ParcelEvent.Packed(order, new Quantity(quantity)), quantity);
    }

    public static ProducerRecord<byte[], byte[]> of(Event event, long sequence) {
        var envelope = new Envelope(
                UuidV7.next(),
                CODEC.typeOf(event),
                "/parcel-service",
                event.orderId(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                sequence,
                null,
                TRACE);
        return of(CODEC.topicOf(event), event.orderId(), CODEC.serialize(event), CloudEventHeaders.write(envelope));
    }

    public static ProducerRecord<byte[], byte[]> of(String topic, OrderId order, String json, Headers headers) {
        return new ProducerRecord<>(topic, null, bytes(order.toString()), bytes(json), headers);
    }

    /** The same record in a topic whose name has a prefix. */
    public static ProducerRecord<byte[], byte[]> withPrefix(String prefix, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                prefix + record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
