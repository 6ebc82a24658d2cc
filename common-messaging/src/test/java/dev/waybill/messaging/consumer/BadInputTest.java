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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.support.KafkaHeaders;

class BadInputTest {

    private static final Pattern UUID_IN_TEXT = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    /** Header values that a rule may name. */
    private static final Set<String> RULES = Set.of("1.0", "Integer", "application/json");

    private static final List<String> ADDED = List.of(
            KafkaHeaders.DLT_ORIGINAL_TOPIC,
            KafkaHeaders.DLT_ORIGINAL_PARTITION,
            KafkaHeaders.DLT_ORIGINAL_OFFSET,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
            KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP,
            KafkaHeaders.DLT_EXCEPTION_FQCN,
            "waybill_dlt-reason",
            "waybill_dlt-detail",
            "waybill_dlt-failed-at");

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();

    /** A change that makes a good record a bad one. */
    private interface Damage extends UnaryOperator<ProducerRecord<byte[], byte[]>> {}

    static Stream<Arguments> damages() {
        return Stream.of(
                argumentSet("no value", "invalid-json", value((byte[]) null)),
                argumentSet("empty value", "invalid-json", value("")),
                argumentSet(
                        "invalid UTF-8", "invalid-json", value(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})),
                argumentSet("truncated JSON", "invalid-json", value("{\"orderId\":")),
                argumentSet("an array", "invalid-facts", value("[]")),
                argumentSet("a number", "invalid-facts", value("7")),
                argumentSet("null", "invalid-facts", value("null")),
                argumentSet(
                        "an unknown order",
                        "invalid-facts",
                        value("{\"orderId\":\"%s\",\"quantity\":1}".formatted(order()))),
                argumentSet("a fact missing", "invalid-facts", facts("\"unit\":1")),
                argumentSet("no facts", "invalid-facts", value("{}")),
                argumentSet("a negative quantity", "invalid-facts", facts("\"quantity\":-1")),
                argumentSet("a fraction", "invalid-facts", facts("\"quantity\":1.0")),
                argumentSet("a duplicate fact", "invalid-json", facts("\"quantity\":1,\"quantity\":1")),
                argumentSet(
                        "a thousand levels", "invalid-json", facts("\"x\":" + "[".repeat(1_000) + "]".repeat(1_000))),
                argumentSet("no ce_id", "missing-header", without("ce_id")),
                argumentSet("no ce_type", "missing-header", without("ce_type")),
                argumentSet("an empty ce_type", "invalid-header", header("ce_type", "")),
                argumentSet("a malformed ce_type", "invalid-header", header("ce_type", "parcel packed")),
                argumentSet("no ce_source", "missing-header", without("ce_source")),
                argumentSet("no ce_subject", "missing-header", without("ce_subject")),
                argumentSet("no ce_time", "missing-header", without("ce_time")),
                argumentSet("no ce_sequence", "missing-header", without("ce_sequence")),
                argumentSet("no ce_specversion", "missing-header", without("ce_specversion")),
                argumentSet("no content-type", "missing-header", without("content-type")),
                argumentSet("an empty ce_time", "invalid-header", header("ce_time", "")),
                argumentSet("a malformed time", "invalid-header", header("ce_time", "yesterday")),
                argumentSet("an impossible date", "invalid-header", header("ce_time", "2026-02-30T00:00:00Z")),
                argumentSet("a time of the year 9999", "outside-retention", header("ce_time", "9999-12-31T23:59:59Z")),
                argumentSet("a time too old", "outside-retention", header("ce_time", "2001-01-01T00:00:00Z")),
                argumentSet("a malformed sequence", "invalid-header", header("ce_sequence", "seventeen")),
                argumentSet("another version", "invalid-header", header("ce_specversion", "0.3")),
                argumentSet("another subject", "invalid-header", header("ce_subject", order().toString())),
                argumentSet("an id that is no UUID", "invalid-header", header("ce_id", "1-1-1-1-1")),
                argumentSet("a UUIDv4", "invalid-header", header("ce_id", "11111111-1111-4111-8111-111111111111")),
                argumentSet(
                        "an id too old",
                        "outside-retention",
                        header("ce_id", idOf(Instant.now().minus(Duration.ofDays(3))))),
                argumentSet(
                        "an id from the future",
                        "outside-retention",
                        header("ce_id", idOf(Instant.now().plus(Duration.ofHours(25))))),
                argumentSet(
                        "an id of the year 9999",
                        "outside-retention",
                        header("ce_id", idOf(Instant.parse("9999-12-31T23:59:59Z")))),
                argumentSet("more than 100 headers", "too-many-headers", (Damage) BadInputTest::with100MoreHeaders));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aBadRecordGoesToTheDeadLettersOnceAndItsNeighboursAreProcessed(String reason, Damage damage) {
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
        assertThat(text(deadLetter, KafkaHeaders.DLT_ORIGINAL_TOPIC)).isEqualTo("parcels");
        assertThat(raw(deadLetter, KafkaHeaders.DLT_ORIGINAL_PARTITION).getInt())
                .isEqualTo(sent.partition());
        assertThat(raw(deadLetter, KafkaHeaders.DLT_ORIGINAL_OFFSET).getLong()).isEqualTo(sent.offset());
        assertThat(raw(deadLetter, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP).getLong())
                .isEqualTo(sent.timestamp());
        assertThat(text(deadLetter, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE)).isEqualTo("CreateTime");
        assertThat(text(deadLetter, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP)).isEqualTo("shared-service");
        assertThat(text(deadLetter, KafkaHeaders.DLT_EXCEPTION_FQCN)).endsWith("Exception");
        assertThat(text(deadLetter, "waybill_dlt-reason")).isEqualTo(reason);
        assertThat(text(deadLetter, "waybill_dlt-detail"))
                .isNotBlank()
                .hasSizeLessThan(600)
                .doesNotContainPattern(UUID_IN_TEXT)
                .doesNotContain(distinctiveValues(bad));
        assertThat(Instant.parse(text(deadLetter, "waybill_dlt-failed-at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(Arrays.stream(
                                deadLetter.headers().toArray(),
                                original.length,
                                deadLetter.headers().toArray().length)
                        .map(Header::key)
                        .filter(key -> !key.equals(KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN)))
                .as("added headers, of which the cause is optional")
                .containsExactlyInAnyOrderElementsOf(ADDED);
    }

    @Test
    void aKeyThatIsNotTheSubjectGoesToTheDeadLetters() {
        var good = packed(order(), 1);
        OrderId other = order();

        broker.send(new ProducerRecord<>("parcels", null, bytes(other.toString()), good.value(), good.headers()));

        await().untilAsserted(() -> assertThat(ParcelService.sharedDeadLetters(other))
                .singleElement()
                .satisfies(dead -> assertThat(text(dead, "waybill_dlt-reason")).isEqualTo("invalid-key")));
    }

    @Test
    void aRecordWithoutKeyGoesToTheDeadLetters() {
        var good = packed(order(), 1);

        broker.send(new ProducerRecord<byte[], byte[]>("parcels", 0, (byte[]) null, good.value(), good.headers()));

        await().untilAsserted(() -> assertThat(broker.all("parcels.shared-service.dlt"))
                .anyMatch(each ->
                        each.key() == null && text(each, "waybill_dlt-reason").equals("invalid-key")));
    }

    @Test
    void aBadRecordOfATypeThatIsNotHandledIsIgnored() {
        OrderId order = order();
        double ignored = service.counted("parcel.weighed.v1", "ignored");
        var bad = header("ce_type", "parcel.weighed.v1").apply(value("{").apply(packed(order, 1)));
        bad.headers().remove("ce_id").remove("ce_time");

        broker.send(bad, packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
        await().untilAsserted(() ->
                assertThat(service.counted("parcel.weighed.v1", "ignored")).isEqualTo(ignored + 1));
        assertThat(ParcelService.sharedDeadLetters(order)).isEmpty();
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
        await().untilAsserted(
                        () -> assertThat(service.counted("unknown", "ignored")).isEqualTo(ignored + 2));
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

    /** The clock of its service may have been wrong. */
    @Test
    void anEventAlmostADayAheadTakesEffect() {
        OrderId order = order();
        Instant ahead = Instant.now().plus(Duration.ofHours(23));

        broker.send(header("ce_time", ahead.toString())
                .apply(header("ce_id", idOf(ahead)).apply(packed(order, 1))));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
    }

    @Test
    void hostileHeadersHaveNoEffect() {
        OrderId order = order();
        var record = packed(order, 1);
        record.headers()
                .add("__TypeId__", bytes("javax.script.ScriptEngineManager"))
                .add("spring_json_header_types", bytes("{\"ce_id\":\"java.lang.Runtime\"}"))
                .add("traceparent", bytes("\u0000' or 1=1 --"))
                .add("dlt_original_topic", bytes("orders"))
                .add("kafka_dlt-original-topic", bytes("orders"));

        broker.send(record);

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
    }

    /** The values of its headers, without those that a rule may name. */
    private static String[] distinctiveValues(ProducerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .filter(value -> !value.isEmpty() && !RULES.contains(value))
                .toArray(String[]::new);
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

    private static ByteBuffer raw(ConsumerRecord<byte[], byte[]> record, String header) {
        return ByteBuffer.wrap(record.headers().lastHeader(header).value());
    }
}
