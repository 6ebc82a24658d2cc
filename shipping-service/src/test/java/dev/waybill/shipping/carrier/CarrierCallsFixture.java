package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Calls to a scripted carrier for tests in other packages, with a circuit breaker that they can open. */
public record CarrierCallsFixture(ScriptedCarrier carrier, CircuitBreaker circuitBreaker, CarrierCalls calls) {

    public static CarrierCallsFixture create(Duration timeLimit) {
        var carrier = new ScriptedCarrier();
        var circuitBreaker = CarrierCircuitBreakerConfig.create(new SimpleMeterRegistry());
        var calls = new CarrierCalls(carrier, circuitBreaker, ExternalCalls.unrecorded(), timeLimit);
        return new CarrierCallsFixture(carrier, circuitBreaker, calls);
    }
}
