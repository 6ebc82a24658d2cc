package dev.waybill.shipping.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.carrier.ScriptedCarrier;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.ShippingHarness;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarrierCircuitBreakerTest {

    private static final int PROBES = 5;

    private final ShippingHarness harness = new ShippingHarness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void theCircuitOpensWhenCallsFailAndClosesAfterAFewSuccessfulOnes() {
        confirmed(20).forEach(order -> harness.carrier.script(order, ScriptedCarrier.FAILS));
        harness.dispatchUntilIdle();
        assertThat(harness.circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        int callsWhenOpened = harness.carrier.calls().size();
        List<OrderId> waiting = confirmed(PROBES + 3);
        harness.dispatchUntilIdle();
        assertThat(harness.carrier.calls()).hasSize(callsWhenOpened);
        assertThat(waiting.stream().map(harness::statusOf)).containsOnly(ShipmentStatus.SCHEDULED);

        await().atMost(Duration.ofSeconds(15))
                .until(() -> harness.circuitBreaker.getState() == CircuitBreaker.State.HALF_OPEN);
        harness.dispatchWorker.runBatch();
        await().until(() -> harness.carrier.calls().size() >= callsWhenOpened + PROBES);
        assertThat(harness.carrier.calls()).as("only probes").hasSize(callsWhenOpened + PROBES);

        harness.dispatchUntilIdle();
        assertThat(waiting.stream().map(harness::statusOf)).containsOnly(ShipmentStatus.DISPATCHED);
        assertThat(harness.circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void callsAreCountedInTheMetricsOfTheCircuitBreaker() {
        var meters = new SimpleMeterRegistry();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(harness.circuitBreakers)
                .bindTo(meters);
        List<OrderId> unused = confirmed(3);

        harness.dispatchUntilIdle();

        assertThat(meters.get("resilience4j.circuitbreaker.calls")
                        .tags("name", "carrier", "kind", "successful")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    private List<OrderId> confirmed(int count) {
        return Stream.generate(harness::orderConfirmed).limit(count).toList();
    }
}
