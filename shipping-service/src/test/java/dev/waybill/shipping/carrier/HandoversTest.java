package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.Parcel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandoversTest {

    private final ScriptedCarrier carrier = new ScriptedCarrier();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CircuitBreaker circuit = CarrierCircuit.meteredBy(meters);
    private final Handovers handovers =
            new Handovers(carrier, circuit, ExternalCalls.unrecorded(), Duration.ofMillis(300));

    @Test
    void eachParcelGetsItsOwnReply() {
        List<OrderId> orders = orders(3);
        carrier.script(orders.get(1), ScriptedCarrier.REFUSES_IT);

        var replies = handovers.handOver(parcels(orders));

        assertThat(replies)
                .containsEntry(orders.get(0), new Reply.Taken())
                .containsEntry(orders.get(1), new Reply.Refused(ASample.UNDELIVERABLE))
                .containsEntry(orders.get(2), new Reply.Taken())
                .hasSize(3);
    }

    @Test
    void aCallThatHangsOrFailsIsUnansweredAndKeepsNoOtherFromItsReply() {
        List<OrderId> orders = orders(4);
        carrier.script(orders.get(0), ScriptedCarrier::hang);
        carrier.script(orders.get(2), ScriptedCarrier.BREAKS);

        var replies = handovers.handOver(parcels(orders));

        assertThat(replies).containsOnlyKeys(orders.get(1), orders.get(3));
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isEqualTo(2);
    }

    @Test
    void aBrokenCarrierIsLeftAloneAndAfterAWhileProbedWithAFew() {
        List<OrderId> orders = orders(20);
        orders.forEach(order -> carrier.script(order, ScriptedCarrier.BREAKS));
        assertThat(handovers.most(200)).isEqualTo(200);

        assertThat(handovers.handOver(parcels(orders))).isEmpty();

        assertThat(handovers.most(200)).isZero();
        int callsWhenOpened = carrier.calls().size();
        assertThat(handovers.handOver(parcels(orders(5)))).isEmpty();
        assertThat(carrier.calls()).hasSize(callsWhenOpened);

        await().atMost(Duration.ofSeconds(15)).until(() -> handovers.most(200) == CarrierCircuit.PROBES);
        assertThat(handovers.handOver(parcels(orders(CarrierCircuit.PROBES)))).hasSize(CarrierCircuit.PROBES);
        assertThat(handovers.most(200)).isEqualTo(200);
    }

    @Test
    void theCircuitIsMetered() {
        handovers.handOver(parcels(orders(3)));

        assertThat(meters.get("resilience4j.circuitbreaker.calls")
                        .tags("name", "carrier", "kind", "successful")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    private static List<OrderId> orders(int count) {
        return Stream.generate(ASample::order).limit(count).toList();
    }

    private static List<Parcel> parcels(List<OrderId> orders) {
        return orders.stream()
                .map(order -> new Parcel(order, ASample.BOOKING, ASample.ADDRESS, ASample.cause()))
                .toList();
    }
}
