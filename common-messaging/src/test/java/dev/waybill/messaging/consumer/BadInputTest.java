package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();

    /** A change that makes a good record a bad one. */
    private interface Damage extends UnaryOperator<ProducerRecord<byte[], byte[]>> {}

    static Stream<Arguments> damages() {
        return Stream.of(
                argumentSet("no value", value((byte[]) null)),
                argumentSet("empty value", value("")),
                argumentSet("invalid UTF-8", value(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})),
                argumentSet("truncated JSON", value("{\"orderId\":")),
                argumentSet("an array", value("[]")),
                argumentSet("a number", value("7")),
                argumentSet("null", value("null")),
                argumentSet("an unknown order", value("{\"orderId\":\"%s\",\"quantity\":1}".formatted(order()))),
                argumentSet("a fact missing", facts("\"unit\":1")),
                argumentSet("no facts", value("{}")),
                argumentSet("a negative quantity", facts("\"quantity\":-1")),
                argumentSet("a fraction", facts("\"quantity\":1.0")),
                argumentSet("a duplicate fact", facts("\"quantity\":1,\"quantity\":1")),
                argumentSet("a thousand levels", facts("\"x\":" + "[".repeat(1_000) + "]".repeat(1_000))),
                argumentSet("no ce_id", without("ce_id")),
                argumentSet("no ce_type", without("ce_type")),
                argumentSet("an empty ce_type", header("ce_type", "")),
                argumentSet("a malformed ce_type", header("ce_type", "parcel packed")),
                argumentSet("no ce_source", without("ce_source")),
                argumentSet("no ce_subject", without("ce_subject")),
                argumentSet("no ce_time", without("ce_time")),
                argumentSet("no ce_sequence", without("ce_sequence")),
                argumentSet("no ce_specversion", without("ce_specversion")),
                argumentSet("no content-type", without("content-type")),
                argumentSet("an empty ce_time", header("ce_time", "")),
                argumentSet("a malformed time", header("ce_time", "yesterday")),
                argumentSet("an impossible date", header("ce_time", "2026-02-30T00:00:00Z")),
                argumentSet("a time of the year 9999", header("ce_time", "9999-12-31T23:59:59Z")),
                argumentSet("a time too old", header("ce_time", "2001-01-01T00:00:00Z")),
                argumentSet("a malformed sequence", header("ce_sequence", "one")),
                argumentSet("another version", header("ce_specversion", "0.3")),
                argumentSet("another subject", header("ce_subject", order().toString())),
                argumentSet("an id that is no UUID", header("ce_id", "1-1-1-1-1")),
                argumentSet("a UUIDv4", header("ce_id", "11111111-1111-4111-8111-111111111111")),
                argumentSet("an id too old", header("ce_id", idOf(Instant.now().minus(Duration.ofDays(3))))),
                argumentSet(
                        "an id from the future",
                        header("ce_id", idOf(Instant.now().plus(Duration.ofHours(2))))),
                argumentSet("an id of the year 9999", header("ce_id", idOf(Instant.parse("9999-12-31T23:59:59Z")))),
                argumentSet("more than 100 headers", (Damage) BadInputTest::with100MoreHeaders));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aBadRecordGoesToTheDeadLettersOnceAndItsNeighboursAreProcessed(Damage damage) {
        OrderId order = order();
        var bad = damage.apply(packed(order, 2));

        var sent = broker.send(packed(order, 1), bad, packed(order, 3)).get(1);

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 3));
        var deadLetter = await().until(() -> ParcelService.sharedDeadLetters(order), dead -> dead.size() == 1)
                .getFirst();
        assertThat(deadLetter.partition()).isEqualTo(sent.partition());
        assertThat(deadLetter.key()).isEqualTo(bad.key());
        assertThat(deadLetter.value()).isEqualTo(bad.value());
        Header[] original = bad.headers().toArray();
        assertThat(Arrays.copyOf(deadLetter.headers().toArray(), original.length))
                .isEqualTo(original);
        assertThat(text(deadLetter, "dlt_original_topic")).isEqualTo("parcels");
        assertThat(text(deadLetter, "dlt_original_partition")).isEqualTo(Integer.toString(sent.partition()));
        assertThat(text(deadLetter, "dlt_original_offset")).isEqualTo(Long.toString(sent.offset()));
        assertThat(text(deadLetter, "dlt_original_timestamp")).isEqualTo(Long.toString(sent.timestamp()));
        assertThat(text(deadLetter, "dlt_consumer_group")).isEqualTo("shared-service");
        assertThat(text(deadLetter, "dlt_error_class")).endsWith("Exception");
        assertThat(text(deadLetter, "dlt_error_message")).isNotBlank().hasSizeLessThan(600);
        assertThat(Instant.parse(text(deadLetter, "dlt_failed_at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(deadLetter.headers().toArray()).hasSize(original.length + 8);
    }

    @Test
    void aKeyThatIsNotTheSubjectGoesToTheDeadLetters() {
        var good = packed(order(), 1);
        OrderId other = order();

        broker.send(new ProducerRecord<>("parcels", null, bytes(other.toString()), good.value(), good.headers()));

        await().untilAsserted(
                        () -> assertThat(ParcelService.sharedDeadLetters(other)).hasSize(1));
    }

    @Test
    void aRecordWithoutKeyGoesToTheDeadLetters() {
        var good = packed(order(), 1);

        broker.send(new ProducerRecord<byte[], byte[]>("parcels", 0, (byte[]) null, good.value(), good.headers()));

        await().untilAsserted(() ->
                assertThat(broker.all("parcels.shared-service.dlt")).anyMatch(each -> each.key() == null));
    }

    @Test
    void aBadRecordOfATypeThatIsIgnoredGoesToTheDeadLettersToo() {
        OrderId order = order();
        var bad = header("ce_type", "parcel.weighed.v1").apply(value("{}").apply(packed(order, 1)));

        broker.send(bad);

        await().untilAsserted(
                        () -> assertThat(ParcelService.sharedDeadLetters(order)).hasSize(1));
    }

    @Test
    void aBadRecordOfAnUnknownTypeIsIgnoredAndCounted() {
        OrderId order = order();
        double ignored = service.counted("unknown", "ignored");

        broker.send(
                header("ce_type", "parcel.lost.v1").apply(packed(order, 1)),
                header("ce_type", "label.printed.v1").apply(packed(order, 1)),
                packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
        assertThat(service.counted("unknown", "ignored")).isEqualTo(ignored + 2);
        assertThat(ParcelService.sharedDeadLetters(order)).isEmpty();
    }

    @Test
    void additionalFactsAreAccepted() {
        OrderId order = order();

        broker.send(
                value("{\"gift\":[{\"x\":1e3}],\"orderId\":\"%s\",\"quantity\":4,\"é\":\"\\u0000\"}".formatted(order))
                        .apply(packed(order, 1)));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(4));
    }

    @Test
    void hostileHeadersHaveNoEffect() {
        OrderId order = order();
        var record = packed(order, 1);
        record.headers()
                .add("__TypeId__", bytes("javax.script.ScriptEngineManager"))
                .add("spring_json_header_types", bytes("{\"ce_id\":\"java.lang.Runtime\"}"))
                .add("traceparent", bytes("\u0000' or 1=1 --"))
                .add("dlt_original_topic", bytes("orders"));

        broker.send(record);

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
    }

    private static Damage value(byte @Nullable [] value) {
        return good -> new ProducerRecord<>(good.topic(), null, good.key(), value, good.headers());
    }

    private static Damage value(String json) {
        return value(bytes(json));
    }

    private static Damage facts(String facts) {
        return good -> value("{\"orderId\":\"%s\",%s}".formatted(new String(good.key(), StandardCharsets.UTF_8), facts))
                .apply(good);
    }

    private static Damage without(String header) {
        return good -> {
            good.headers().remove(header);
            return good;
        };
    }

    private static Damage header(String name, String value) {
        return good -> {
            good.headers().remove(name).add(name, bytes(value));
            return good;
        };
    }

    private static ProducerRecord<byte[], byte[]> with100MoreHeaders(ProducerRecord<byte[], byte[]> good) {
        for (int i = 0; i < 100; i++) {
            good.headers().add("x-" + i, new byte[0]);
        }
        return good;
    }

    private static String idOf(Instant moment) {
        UUID first = ParcelDatabase.first(moment);
        return new UUID(first.getMostSignificantBits() | 0x7000L, 0x8000000000000001L).toString();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
