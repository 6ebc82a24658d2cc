package dev.waybill.shipping.carrier;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.domain.Parcel;
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
 * Hands many parcels over at once, one call each on a virtual thread of its own, within a time limit and behind a
 * circuit breaker. One call that hangs or fails keeps no other from its reply. Thread-safe.
 */
public final class Handovers {

    private static final Logger log = LoggerFactory.getLogger(Handovers.class);

    private final ParcelCarrier carrier;
    private final CircuitBreaker circuit;
    private final ExternalCalls partner;
    private final Duration timeLimit;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("carrier-", 0).factory());

    private record Timed(Reply reply, long nanos) {}

    Handovers(ParcelCarrier carrier, CircuitBreaker circuit, ExternalCalls partner, Duration timeLimit) {
        this.carrier = carrier;
        this.circuit = circuit;
        this.partner = partner;
        this.timeLimit = timeLimit;
    }

    /** How many parcels of a chunk of this size are worth claiming now: none while the circuit is open. */
    public int most(int chunk) {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.min(chunk, CarrierCircuit.PROBES);
            case CLOSED, DISABLED, METRICS_ONLY -> chunk;
        };
    }

    /** Calls for each of these and returns the replies; of a parcel that is missing there, nobody knows. */
    public Map<OrderId, Reply> handOver(Collection<Parcel> parcels) {
        List<Parcel> permitted =
                parcels.stream().filter(_ -> circuit.tryAcquirePermission()).toList();
        List<Future<Timed>> calls = call(permitted);
        Map<OrderId, Reply> replies = HashMap.newHashMap(calls.size());
        Throwable trouble = null;
        for (int i = 0; i < calls.size(); i++) {
            Future<Timed> call = calls.get(i);
            if (call.state() == Future.State.SUCCESS) {
                circuit.onSuccess(call.resultNow().nanos(), TimeUnit.NANOSECONDS);
                replies.put(permitted.get(i).orderId(), call.resultNow().reply());
            } else {
                trouble = whyItFailed(call);
                circuit.onError(timeLimit.toNanos(), TimeUnit.NANOSECONDS, trouble);
            }
        }
        if (trouble != null) {
            int unanswered = calls.size() - replies.size();
            log.warn(
                    "{} of {} parcels got no reply and will be asked for again: {}",
                    unanswered,
                    calls.size(),
                    trouble.toString());
        }
        return replies;
    }

    /** One finished call for each parcel; none if this thread is told to end. */
    private List<Future<Timed>> call(List<Parcel> parcels) {
        try {
            List<Callable<Timed>> calls = parcels.stream().map(this::timed).toList();
            return threads.invokeAll(calls, timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            parcels.forEach(_ -> circuit.releasePermission());
            return List.of();
        }
    }

    private Callable<Timed> timed(Parcel parcel) {
        var call = new ExternalCall("carrier", "hand-over", parcel.orderId(), parcel.cause());
        return () -> {
            long start = System.nanoTime();
            Reply reply = partner.execute(call, () -> carrier.handOver(parcel));
            return new Timed(reply, System.nanoTime() - start);
        };
    }

    private Throwable whyItFailed(Future<Timed> call) {
        return call.state() == Future.State.FAILED
                ? call.exceptionNow()
                : new TimeoutException("no reply within " + timeLimit);
    }
}
