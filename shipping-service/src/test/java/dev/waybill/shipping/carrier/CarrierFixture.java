package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.ExternalPartner;
import dev.waybill.shipping.ShippingProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/** A scripted carrier behind the circuit breaker of the service, for tests in other packages. */
public record CarrierFixture(ScriptedCarrier carrier, CircuitBreaker circuitBreaker, ExternalPartner partner)
        implements AutoCloseable {

    public static CarrierFixture create(CircuitBreakerRegistry circuitBreakers, ShippingProperties properties) {
        var configuration = new CarrierConfiguration();
        CircuitBreaker circuitBreaker = configuration.carrierBreaker(circuitBreakers);
        ExternalPartner partner = configuration.carrierPartner(circuitBreaker, properties, ExternalCalls.unrecorded());
        return new CarrierFixture(new ScriptedCarrier(), circuitBreaker, partner);
    }

    @Override
    public void close() {
        partner.close();
    }
}
