package dev.waybill.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

    private static final UUID ORDER = UUID.fromString("0190b6a4-8c2e-7c3a-9f00-000000000001");
    private static final UUID CAUSE = UUID.fromString("0190b6a4-8c2e-7c3a-9f00-000000000002");
    private static final UUID EVENT = UUID.fromString("0190b6a4-8c2e-7c3a-9f00-000000000003");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final Envelope ENVELOPE = new Envelope(
            EVENT,
            "stock.reserved.v1",
            "/inventory-service",
            new OrderId(ORDER),
            Instant.parse("2026-03-01T12:00:00.120Z"),
            7,
            CAUSE,
            TRACE);

    @Test
    void headersAreWrittenInAFixedOrderAndFormat() {
        assertThat(Arrays.stream(CloudEventHeaders.write(ENVELOPE).toArray())
                        .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8)))
                .containsExactly(
                        "ce_specversion: 1.0",
                        "ce_id: 0190b6a4-8c2e-7c3a-9f00-000000000003",
                        "ce_type: stock.reserved.v1",
                        "ce_source: /inventory-service",
                        "ce_subject: 0190b6a4-8c2e-7c3a-9f00-000000000001",
                        "ce_time: 2026-03-01T12:00:00.120000Z",
                        "ce_sequence: 0000000007",
                        "ce_sequencetype: Integer",
                        "ce_correlationid: 0190b6a4-8c2e-7c3a-9f00-000000000001",
                        "ce_causationid: 0190b6a4-8c2e-7c3a-9f00-000000000002",
                        "content-type: application/json",
                        "traceparent: " + TRACE);
    }

    @Test
    void aWrittenEnvelopeIsReadUnchanged() {
        assertThat(CloudEventHeaders.read(CloudEventHeaders.write(ENVELOPE))).isEqualTo(ENVELOPE);
    }

    @Test
    void anEventCausedByARequestHasNoCausationId() {
        var caused = new Envelope(
                EVENT, "order.placed.v1", "/order-service", new OrderId(ORDER), ENVELOPE.time(), 1, null, null);
        Headers headers = CloudEventHeaders.write(caused);
        assertThat(headers.lastHeader(CloudEventHeaders.CAUSATION_ID)).isNull();
        assertThat(CloudEventHeaders.read(headers)).isEqualTo(caused);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                        Map.of("ce_specversion", "0.3"),
                        Map.of("ce_id", "1-1-1-1-1"),
                        Map.of("ce_id", "0190b6a48-c2e-7c3a-9f00-000000000003"),
                        Map.of("ce_id", UUID.randomUUID().toString()),
                        Map.of("ce_type", ""),
                        Map.of("ce_type", "a\nb"),
                        Map.of("ce_type", "a b"),
                        Map.of("ce_type", "\u007f"),
                        Map.of("ce_type", "a".repeat(256)),
                        Map.of("ce_source", "ä"),
                        Map.of("ce_subject", "42"),
                        Map.of("ce_subject", UuidV7.next().toString()),
                        Map.of("ce_time", "yesterday"),
                        Map.of("ce_time", "2026-02-30T00:00:00Z"),
                        Map.of("ce_time", "12026-02-03T00:00:00Z"),
                        Map.of("ce_sequence", "7"),
                        Map.of("ce_sequence", "0000000000"),
                        Map.of("ce_sequence", "-000000001"),
                        Map.of("ce_sequencetype", "Long"),
                        Map.of("ce_correlationid", UuidV7.next().toString()),
                        Map.of("ce_causationid", "none"),
                        Map.of("content-type", "text/plain"))
                .flatMap(map -> map.entrySet().stream())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedHeaderIsRejectedByName(String name, String value) {
        Headers headers = CloudEventHeaders.write(ENVELOPE);
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> CloudEventHeaders.read(headers))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("ce_subject".equals(name) && value.length() == 36 ? "ce_correlationid" : name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_sequence",
                "ce_sequencetype",
                "ce_correlationid",
                "content-type"
            })
    void aMissingHeaderIsRejectedByName(String name) {
        Headers headers = CloudEventHeaders.write(ENVELOPE).remove(name);
        assertThatThrownBy(() -> CloudEventHeaders.read(headers))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(name + " is missing");
    }

    @Test
    void aRepeatedHeaderIsRejected() {
        Headers headers = CloudEventHeaders.write(ENVELOPE).add(CloudEventHeaders.ID, new byte[0]);
        assertThatThrownBy(() -> CloudEventHeaders.read(headers)).isInstanceOf(InvalidRecordException.class);
    }

    @Test
    void moreThanAHundredHeadersAreRejected() {
        Headers headers = CloudEventHeaders.write(ENVELOPE);
        for (int i = headers.toArray().length; i < 100; i++) {
            headers.add("extra-" + i, new byte[0]);
        }
        assertThat(CloudEventHeaders.read(headers)).isEqualTo(ENVELOPE);
        headers.add("one-more", new byte[0]);
        assertThatThrownBy(() -> CloudEventHeaders.read(headers)).hasMessage("more than 100 headers");
    }

    @Test
    void anInvalidTraceparentIsReadAsAbsent() {
        Headers headers = CloudEventHeaders.write(ENVELOPE);
        headers.remove("traceparent").add("traceparent", "nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(CloudEventHeaders.read(headers).traceparent()).isNull();
        assertThat(Traceparent.valid(Traceparent.random())).isNotNull();
    }
}
