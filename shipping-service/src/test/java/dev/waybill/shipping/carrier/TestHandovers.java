package dev.waybill.shipping.carrier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** The guarded carrier for tests of other rooms, with a circuit that they can open. */
public record TestHandovers(ScriptedCarrier carrier, CircuitBreaker circuit, Handovers handovers) {

    public static TestHandovers create() {
        var carrier = new ScriptedCarrier();
        var circuit = CarrierCircuit.meteredBy(new SimpleMeterRegistry());
        return new TestHandovers(carrier, circuit, new Handovers(carrier, circuit, Duration.ofMillis(500)));
    }
}
