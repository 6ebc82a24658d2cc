package dev.waybill.messaging;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A partner outside that this service calls: every call has a time limit, goes through one circuit breaker and appears in
 * the trace of the event that it is made for. Several executors may share a partner. Thread-safe.
 */
public final class ExternalPartner implements AutoCloseable {

    private final CircuitBreaker circuitBreaker;
    private final TimeLimiter timeLimiter;
    private final ExternalCalls calls;
    private final ExecutorService threads;

    public ExternalPartner(CircuitBreaker circuitBreaker, Duration timeLimit, ExternalCalls calls) {
        this.circuitBreaker = circuitBreaker;
        this.timeLimiter = TimeLimiter.of(circuitBreaker.getName(), limitedTo(timeLimit));
        this.calls = calls;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(circuitBreaker.getName() + "-call-", 0).factory());
    }

    /** How long one call may take. */
    public Duration timeLimit() {
        return timeLimiter.getTimeLimiterConfig().getTimeoutDuration();
    }

    /** Whether the circuit breaker is closed, so that calls are not limited. */
    public boolean isAvailable() {
        return circuitBreaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** How many of the wanted calls may start: a few probes while the circuit is half-open, none while it is open. */
    int permits(int wanted, int inFlight) {
        // Asking for a permission moves an open circuit to half-open once its wait is over.
        if (wanted <= 0 || !circuitBreaker.tryAcquirePermission()) {
            return 0;
        }
        circuitBreaker.releasePermission();
        if (circuitBreaker.getState() != CircuitBreaker.State.HALF_OPEN) {
            return wanted;
        }
        int probes = circuitBreaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
        return Math.clamp(probes - inFlight, 0, wanted);
    }

    /**
     * Makes the call on a thread of its own and waits for it, at most until the time limit; then that thread is
     * interrupted.
     *
     * @throws Exception whatever the call throws, a timeout, or that the circuit breaker does not permit the call
     */
    <R> R call(ExternalCall call, Supplier<R> action) throws Exception {
        return circuitBreaker.executeCallable(() -> timeLimiter.executeFutureSupplier(
                () -> threads.submit(() -> withoutError(() -> calls.execute(call, action)))));
    }

    /** The circuit breaker counts exceptions only; an error would keep its permission for ever. */
    private static <R> R withoutError(Supplier<R> action) {
        try {
            return action.get();
        } catch (Error e) {
            throw new IllegalStateException("the call failed", e);
        }
    }

    private static TimeLimiterConfig limitedTo(Duration timeLimit) {
        return TimeLimiterConfig.custom()
                .timeoutDuration(timeLimit)
                .cancelRunningFuture(true)
                .build();
    }

    /** Interrupts the calls that are still running. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
