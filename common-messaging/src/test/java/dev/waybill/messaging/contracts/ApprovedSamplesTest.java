package dev.waybill.messaging.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.codec.EventSerde;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The approved samples are events of older services, which must be readable for as long as they may be replayed. */
class ApprovedSamplesTest {

    private static final List<Class<? extends Event>> BASE_TYPES =
            List.of(OrderEvent.class, StockEvent.class, PaymentEvent.class, ShipmentEvent.class);
    private static final EventSerde SERDE = new EventSerde(BASE_TYPES);
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<String> types() {
        return BASE_TYPES.stream()
                .flatMap(baseType -> Arrays.stream(baseType.getPermittedSubclasses()))
                .map(event -> Objects.requireNonNull(event.getAnnotation(EventType.class))
                        .value());
    }

    @ParameterizedTest
    @MethodSource("types")
    void anOldEventIsDeserializedAndSerializedUnchanged(String name) throws IOException {
        String sample = sample(name);
        Event event = read(name, sample);
        assertThat(SERDE.typeOf(event)).isEqualTo(name);
        assertThat(JSON.readTree(SERDE.serialize(event))).isEqualTo(JSON.readTree(sample));
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldsAddedByANewerServiceAreIgnored(String name) throws IOException {
        String sample = sample(name);
        var newer = (ObjectNode) JSON.readTree(sample);
        newer.put("addedText", "later").putNull("addedNothing").put("addedNumber", 1.5);
        newer.putArray("addedList").addObject().put("deep", true);
        assertThat(read(name, newer.toString())).isEqualTo(read(name, sample));
    }

    @Test
    void aConstantThatOnlyANewerServiceKnowsIsUnknownAndNoFaultOfTheEvent() throws IOException {
        String newer = sample("order.cancelled.v1").replace("OUT_OF_STOCK", "FRAUD_SUSPECTED");
        assertThat(read("order.cancelled.v1", newer))
                .isInstanceOfSatisfying(
                        OrderCancelled.class, it -> assertThat(it.reason()).isEqualTo(CancellationReason.UNKNOWN));
    }

    private static Event read(String name, String json) {
        return SERDE.deserialize(name, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String sample(String name) throws IOException {
        String resource = "/dev/waybill/events/samples/" + name + ".json";
        try (InputStream in =
                Objects.requireNonNull(ApprovedSamplesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
