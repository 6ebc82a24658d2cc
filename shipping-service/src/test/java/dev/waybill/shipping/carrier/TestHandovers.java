package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** The guarded carrier for tests of other rooms, with a circuit that they can open. */
public record TestHandovers(ScriptedCarrier carrier, CircuitBreaker circuit, Handovers handovers) {

    public static TestHandovers create() {
        var carrier = new ScriptedCarrier();
        var circuit = CarrierCircuit.meteredBy(new SimpleMeterRegistry());
        var handovers = new Handovers(carrier, circuit, ExternalCalls.unrecorded(), Duration.ofMillis(500));
        return new TestHandovers(carrier, circuit, handovers);
    }
}
