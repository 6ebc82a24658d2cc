package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests in flight: no more than the limit allows, and each is answered within the maximum duration, whatever its
 * thread waits for. A request counts until its thread has finished, even if it was answered before. Thread-safe.
 */
final class RequestRegistry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RequestRegistry.class);
    private static final Duration MAX_CHECK_INTERVAL = Duration.ofSeconds(1);

    /** For a body that arrives too slowly: the thread that reads it has a better answer. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final AdaptiveConcurrencyLimiter limiter;
    private final Duration maxDuration;
    private final Semaphore ends = new Semaphore(0, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<InFlightRequest> inFlight = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("request-timeout").factory());

    RequestRegistry(AdaptiveConcurrencyLimiter limiter, Duration maxDuration) {
        this.limiter = limiter;
        this.maxDuration = maxDuration;
        long interval = Math.clamp(maxDuration.toMillis() / 4, 1, MAX_CHECK_INTERVAL.toMillis());
        var unused = scheduler.scheduleWithFixedDelay(this::timeOutOverdue, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Null if there are too many; otherwise {@link #end} must follow. */
    @Nullable InFlightRequest begin(HttpServletRequest request, HttpServletResponse response) {
        if (!limiter.tryEnter()) {
            return null;
        }
        var started = new InFlightRequest(request, response, System.nanoTime());
        inFlight.add(started);
        return started;
    }

    /**
     * As {@link #begin}, but waits until there are no longer too many, at most that long. Others may begin before it when a
     * request ends, so it may have to wait again.
     */
    @Nullable InFlightRequest awaitBegin(HttpServletRequest request, HttpServletResponse response, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        waiting.incrementAndGet(); // before it looks for a slot, so that no end goes unnoticed
        try {
            InFlightRequest started = begin(request, response);
            boolean timedOut = false;
            while (started == null && !timedOut) {
                timedOut = !ends.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                started = begin(request, response);
            }
            return started;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Wakes the request that has waited for longest. */
    void end(InFlightRequest request) {
        if (request.end()) {
            inFlight.remove(request);
            limiter.leave(request.startedAt());
            if (ends.availablePermits() < waiting.get()) {
                ends.release();
            }
        }
    }

    int maxInFlight() {
        return limiter.max();
    }

    int inFlight() {
        return limiter.inFlight();
    }

    private void timeOutOverdue() {
        long now = System.nanoTime();
        long overdue = maxDuration.plus(GRACE).toNanos();
        for (InFlightRequest request : inFlight) {
            if (now - request.startedAt() > overdue && !request.isTimedOut()) {
                Thread.startVirtualThread(() -> timeOut(request)); // as writing may block
            }
        }
    }

    private void timeOut(InFlightRequest request) {
        try {
            request.timeOut(this::answer);
        } catch (IOException e) {
            log.debug("The client of a request that took too long has gone: {}", e.toString());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.warn("Answered 503 to {}: it took longer than {}", RequestPattern.describe(request), maxDuration);
        response.reset();
        response.setHeader("Retry-After", "1");
        response.setHeader("Connection", "close"); // the next request would wait for the thread of this one
        ProblemType.UNAVAILABLE.answer(request, response, "The request took too long.");
        response.getOutputStream().close();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
