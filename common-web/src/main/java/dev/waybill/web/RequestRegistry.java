package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests in flight: as many as the limit allows, and none for longer than it may take, whatever it waits for.
 * Thread-safe.
 */
final class RequestRegistry implements AutoCloseable {

    private final AdaptiveConcurrencyLimiter limit;
    private final Duration longest;
    private final Set<InFlightRequest> inFlight = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("request-limit").factory());

    RequestRegistry(AdaptiveConcurrencyLimiter limit, Duration longest) {
        this.limit = limit;
        this.longest = longest;
        long pause = Math.max(1, Math.min(1_000, longest.toMillis() / 4));
        var unused = watch.scheduleWithFixedDelay(this::stopLongest, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Null if there are too many; otherwise {@link #end} must follow. */
    @Nullable InFlightRequest begin(HttpServletRequest request) {
        if (!limit.tryEnter()) {
            return null;
        }
        var begun = new InFlightRequest(request, System.nanoTime());
        inFlight.add(begun);
        return begun;
    }

    void end(InFlightRequest request) {
        if (request.end()) {
            inFlight.remove(request);
            limit.leave(request.began());
        }
    }

    /** How many may ever be in flight. */
    int most() {
        return limit.most();
    }

    int inFlight() {
        return limit.inFlight();
    }

    private void stopLongest() {
        long now = System.nanoTime();
        for (InFlightRequest request : inFlight) {
            if (now - request.began() > longest.toNanos()) {
                request.stop();
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
