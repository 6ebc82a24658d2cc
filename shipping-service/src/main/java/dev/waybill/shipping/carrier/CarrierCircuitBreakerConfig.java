package dev.waybill.shipping.carrier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Thresholds and metrics of the circuit breaker around calls to the carrier. */
final class CarrierCircuitBreakerConfig {

    /** How many calls are permitted while the circuit is half open. */
    static final int HALF_OPEN_CALLS = 5;

    private static final Duration OPEN_DURATION = Duration.ofSeconds(5);

    private CarrierCircuitBreakerConfig() {}

    static CircuitBreaker create(MeterRegistry meters) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(50)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                .waitDurationInOpenState(OPEN_DURATION)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(config);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry.circuitBreaker("carrier");
    }
}
