package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.domain.HandoverRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the carrier for many parcels concurrently: one virtual thread per call, with a time limit and a circuit breaker.
 * A call that hangs or fails does not affect the responses of the others. Thread-safe.
 */
public final class CarrierCalls {

    private static final Logger log = LoggerFactory.getLogger(CarrierCalls.class);

    private final CarrierClient carrier;
    private final CircuitBreaker circuitBreaker;
    private final ExternalCalls externalCalls;
    private final Duration timeLimit;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("carrier-", 0).factory());

    private record TimedResponse(CarrierResponse response, long nanos) {}

    CarrierCalls(
            CarrierClient carrier, CircuitBreaker circuitBreaker, ExternalCalls externalCalls, Duration timeLimit) {
        this.carrier = carrier;
        this.circuitBreaker = circuitBreaker;
        this.externalCalls = externalCalls;
        this.timeLimit = timeLimit;
    }

    /** How many of this many requests can be called for now: none while the circuit is open. */
    public int availablePermits(int requested) {
        return switch (circuitBreaker.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.min(requested, CarrierCircuitBreakerConfig.HALF_OPEN_CALLS);
            case CLOSED, DISABLED, METRICS_ONLY -> requested;
        };
    }

    /** Calls once for each request. If an order is missing in the result, the outcome of its handover is unknown. */
    public Map<OrderId, CarrierResponse> handOverAll(Collection<HandoverRequest> requests) {
        List<HandoverRequest> permitted = requests.stream()
                .filter(_ -> circuitBreaker.tryAcquirePermission())
                .toList();
        List<Future<TimedResponse>> calls = call(permitted);
        Map<OrderId, CarrierResponse> responses = HashMap.newHashMap(calls.size());
        Throwable lastFailure = null;
        for (int i = 0; i < calls.size(); i++) {
            Future<TimedResponse> call = calls.get(i);
            if (call.state() == Future.State.SUCCESS) {
                circuitBreaker.onSuccess(call.resultNow().nanos(), TimeUnit.NANOSECONDS);
                responses.put(permitted.get(i).orderId(), call.resultNow().response());
            } else {
                lastFailure = failureOf(call);
                circuitBreaker.onError(timeLimit.toNanos(), TimeUnit.NANOSECONDS, lastFailure);
            }
        }
        if (lastFailure != null) {
            log.warn(
                    "{} of {} calls to the carrier failed and will be retried: {}",
                    calls.size() - responses.size(),
                    calls.size(),
                    lastFailure.toString());
        }
        return responses;
    }

    /** One completed call for each request; none if this thread is interrupted. */
    private List<Future<TimedResponse>> call(List<HandoverRequest> requests) {
        try {
            List<Callable<TimedResponse>> calls =
                    requests.stream().map(this::timedCall).toList();
            return executor.invokeAll(calls, timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            requests.forEach(_ -> circuitBreaker.releasePermission());
            return List.of();
        }
    }

    private Callable<TimedResponse> timedCall(HandoverRequest request) {
        var call = new ExternalCall("carrier", "hand-over", request.orderId(), request.cause());
        return () -> {
            long start = System.nanoTime();
            CarrierResponse response = externalCalls.execute(call, () -> carrier.handOver(request));
            return new TimedResponse(response, System.nanoTime() - start);
        };
    }

    private Throwable failureOf(Future<TimedResponse> call) {
        return call.state() == Future.State.FAILED
                ? call.exceptionNow()
                : new TimeoutException("no response within " + timeLimit);
    }
}
