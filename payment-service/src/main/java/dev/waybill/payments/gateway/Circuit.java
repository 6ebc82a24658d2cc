package dev.waybill.payments.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.stereotype.Component;

/** How much may be asked of the gateway at this moment. Thread-safe. */
@Component
class Circuit {

    private final CircuitBreaker breaker;

    Circuit(CircuitBreaker gatewayBreaker) {
        this.breaker = gatewayBreaker;
    }

    /** Whether as much as one likes may be asked. */
    boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** So many calls, of those wanted: a few while the gateway is being tried again, none while it is given rest. */
    int room(int wanted, int inFlight) {
        // Only asking for permission moves an open circuit to half-open once its rest is over.
        if (wanted <= 0 || !breaker.tryAcquirePermission()) {
            return 0;
        }
        breaker.releasePermission();
        if (breaker.getState() != CircuitBreaker.State.HALF_OPEN) {
            return wanted;
        }
        int trials = breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
        return Math.clamp(trials - inFlight, 0, wanted);
    }
}
