package dev.waybill.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Event;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.codec.InvalidRecordException.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerdeTest {

    private static final OrderId ORDER = OrderId.parse("01980000-0000-7000-8000-000000000001");
    private static final String PLACED = """
            {"orderId":"01980000-0000-7000-8000-000000000001","customerId":"c-1001",\
            "lines":[{"sku":"MUG-WHITE","quantity":2,"unitPrice":"9.90"}],"currency":"EUR","total":"19.80",\
            "paymentMethod":"pm_card_visa","shippingAddress":{"name":"Zoë 😀","street":"12 St James's Square",\
            "city":"London","postalCode":"SW1Y 4JH","country":"GB"}}""";

    private final EventSerde serde = new EventSerde(List.of(OrderEvent.class, PaymentEvent.class, StockEvent.class));

    @Test
    void fieldsAreSerializedInTheOrderOfTheRecord() {
        assertThat(serde.serialize(placed())).isEqualTo(PLACED);
    }

    @Test
    void aSerializedEventIsDeserializedUnchanged() {
        assertThat(deserialize("order.placed.v1", PLACED)).isEqualTo(placed());
    }

    @Test
    void anEventWithoutFurtherFieldsIsDeserialized() {
        var event = new OrderCancellationRequested(ORDER);

        assertThat(deserialize("order.cancellation-requested.v1", serde.serialize(event)))
                .isEqualTo(event);
    }

    @Test
    void typeAndTopicFollowFromTheEventHierarchy() {
        assertThat(serde.typeOf(placed())).isEqualTo("order.placed.v1");
        assertThat(serde.topicOf(placed())).isEqualTo("orders");
    }

    @Test
    void anUnknownTypeIsReportedWhateverTheBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deserialize("order.framed.v1", "}"))
                .withMessageContaining("order.framed.v1");
    }

    @Test
    void unknownFieldsAreIgnored() {
        String more = PLACED.replace("\"currency\"", "\"gift\":{\"deep\":[1,null,{\"x\":1.5e3}]},\"currency\"");

        assertThat(deserialize("order.placed.v1", more)).isEqualTo(placed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity":2             | "quantity":-1
            "quantity":2             | "quantity":0
            "quantity":2             | "quantity":2.0
            "quantity":2             | "quantity":2e0
            "quantity":2             | "quantity":"2"
            "quantity":2             | "quantity":true
            "quantity":2             | "quantity":4294967298
            "quantity":2             | "quantity":null
            "quantity":2             | "quantity":[2]
            "quantity":2             | "quantity":2,"quantity":2
            "quantity":2             | "amount":2
            "total":"19.80"          | "total":19.80
            "total":"19.80"          | "total":"1e400000000"
            "total":"19.80"          | "total":"+19.80"
            "total":"19.80"          | "total":" 19.80"
            "total":"19.80"          | "total":"19.8"
            "total":"19.80"          | "total":"-19.80"
            "total":"19.80"          | "total":""
            "currency":"EUR"         | "currency":"eur"
            "currency":"EUR"         | "currency":" EUR"
            "currency":"EUR"         | "currency":978
            "customerId":"c-1001"    | "customerId":1001
            "customerId":"c-1001"    | "customerId":""
            "customerId":"c-1001"    | "customerId":"a\\u0000b"
            "customerId":"c-1001"    | "customerId":"a\\ud800b"
            "customerId":"c-1001"    | "customerId":{"value":"c-1001"}
            "city":"London"          | "city":7
            "country":"GB"           | "country":"GBR"
            -0000-7000-8000-         | -0000-7000-8000
            01980000-0000            | 0198000A-0000
            "lines":[                | "lines":[null,
            "lines":[                | "items":[
            """)
    void aKnownTypeWithInvalidFieldsIsRejected(String valid, String invalid) {
        assertThat(PLACED).contains(valid);

        assertInvalid("order.placed.v1", PLACED.replace(valid, invalid));
    }

    /** Loosening a limit in the service that creates an event must not break the readers of today. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity":2             | "quantity":10000
            "quantity":2             | "quantity":2147483647
            "total":"19.80"          | "total":"12345678901234567890.00"
            "country":"GB"           | "country":"XK"
            """)
    void aReaderAcceptsMoreThanMayBeCreatedToday(String today, String later) {
        assertThat(PLACED).contains(today);
        assertThat(deserialize("order.placed.v1", PLACED.replace(today, later))).isInstanceOf(OrderPlaced.class);
    }

    @Test
    void aReaderAcceptsMoreLinesAndLongerTextsThanMayBeCreatedToday() {
        String line = "{\"sku\":\"SKU-%s\",\"quantity\":1,\"unitPrice\":\"9.90\"}";
        String lines = IntStream.range(0, 101).mapToObj(line::formatted).collect(Collectors.joining(","));
        String later = PLACED.replaceFirst("\"lines\":\\[[^]]*]", "\"lines\":[" + lines + "]")
                .replace("London", "L".repeat(201))
                .replace("SW1Y 4JH", "1".repeat(21))
                .replace("c-1001", "c".repeat(101))
                .replace("pm_card_visa", "p".repeat(101));
        assertThat(deserialize("order.placed.v1", later))
                .isInstanceOfSatisfying(
                        OrderPlaced.class, placed -> assertThat(placed.lines()).hasSize(101));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"\"",
                "{",
                "{}",
                "{}{}",
                "{'a':1}",
                "{\"orderId\":null}",
                "{\"a\":1e999}x",
                "\u0000",
                "\uFEFF"
            })
    void anythingButOneObjectWithTheFieldsIsRejected(String json) {
        assertInvalid("order.cancellation-requested.v1", json);
    }

    @Test
    void trailingContentIsRejected() {
        assertInvalid("order.placed.v1", PLACED + "{}");
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() {
        byte[] overlong = PLACED.replace("c-1001", "c-#1001").getBytes(StandardCharsets.UTF_8);
        overlong[PLACED.indexOf("c-1001") + 2] = (byte) 0xC0;

        for (byte[] bytes : List.of(
                overlong, PLACED.getBytes(StandardCharsets.UTF_16LE), PLACED.getBytes(StandardCharsets.UTF_16BE))) {
            assertThatThrownBy(() -> serde.deserialize("order.placed.v1", bytes))
                    .isInstanceOf(InvalidRecordException.class);
        }
    }

    @Test
    void excessiveNestingIsRejectedEvenInAnUnknownField() {
        String deep = PLACED.replace("\"currency\"", "\"x\":" + "[".repeat(1000) + "]".repeat(1000) + ",\"currency\"");

        assertInvalid("order.placed.v1", deep);
    }

    @Test
    void aReasonNamesThePointerAndTheRuleButNoValue() {
        assertInvalid(
                PLACED.replace("\"quantity\":2", "\"quantity\":\"secret\""),
                Reason.INVALID_FACTS,
                "#/lines/0/quantity: must be an integer of 32 bits");
        assertInvalid("{\"customerId\":secret}", Reason.INVALID_JSON, "#: not well-formed JSON at byte 14");
        assertInvalid(
                PLACED.replace("\"total\":\"19.80\"", "\"total\":\"19.8\""),
                Reason.INVALID_FACTS,
                "#: amount must have the decimals of its currency");
    }

    @Test
    void anEventHierarchyMustBeSealedAndAnnotated() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventSerde(List.of(Event.class)));
    }

    private void assertInvalid(String type, String json) {
        assertThatThrownBy(() -> deserialize(type, json)).isInstanceOf(InvalidRecordException.class);
    }

    private void assertInvalid(String json, Reason reason, String message) {
        assertThatThrownBy(() -> deserialize("order.placed.v1", json))
                .isInstanceOfSatisfying(
                        InvalidRecordException.class,
                        invalid -> assertThat(invalid.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    private Event deserialize(String type, String json) {
        return serde.deserialize(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static OrderPlaced placed() {
        return new OrderPlaced(
                ORDER,
                new CustomerId("c-1001"),
                List.of(new PricedLineItem(new Sku("MUG-WHITE"), new Quantity(2), new Amount(new BigDecimal("9.90")))),
                Currency.getInstance("EUR"),
                new Amount(new BigDecimal("19.80")),
                new PaymentMethod("pm_card_visa"),
                new Address("Zoë 😀", "12 St James's Square", "London", "SW1Y 4JH", "GB"));
    }
}
