package dev.waybill.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects what the service could not complete in time, before anything is read and any controller runs, so that admitted
 * requests are completed. When the concurrency limit is reached, a request waits up to one second for a slot before it
 * gets a 503: a rejection ends its connection, and clients that retry at once would keep the service busy with rejecting.
 * Requests to the actuator are always admitted.
 */
final class LoadSheddingFilter extends OncePerRequestFilter {

    private static final RequestPattern ACTUATOR = RequestPattern.of("/actuator/**");
    static final Duration SLOT_WAIT = Duration.ofSeconds(1);

    private final List<AdmissionPolicy> policies;
    private final RequestRegistry requests;
    private final Duration slotWait;
    private final Semaphore waiting;
    private final Counter rejectedByPolicy;
    private final Counter rejectedByLimit;

    LoadSheddingFilter(
            List<AdmissionPolicy> policies, RequestRegistry requests, Duration slotWait, MeterRegistry meters) {
        this.policies = policies;
        this.requests = requests;
        this.slotWait = slotWait;
        this.waiting = new Semaphore(requests.maxInFlight()); // a waiting request holds its buffers
        this.rejectedByPolicy = counter(meters, "policy");
        this.rejectedByLimit = counter(meters, "in_flight");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ACTUATOR.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (AdmissionPolicy policy : policies) {
            if (!policy.admits(request)) {
                reject(request, response, rejectedByPolicy);
                return;
            }
        }
        InFlightRequest started = begin(request, response);
        if (started == null) {
            reject(request, response, rejectedByLimit);
            return;
        }
        try {
            chain.doFilter(request, started.response());
        } finally {
            requests.end(started);
        }
    }

    private @Nullable InFlightRequest begin(HttpServletRequest request, HttpServletResponse response) {
        InFlightRequest started = requests.begin(request, response);
        if (started == null && waiting.tryAcquire()) {
            try {
                started = requests.awaitBegin(request, response, slotWait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.release();
            }
        }
        return started;
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, Counter counter) throws IOException {
        counter.increment();
        response.setHeader("Retry-After", "1");
        ProblemType.UNAVAILABLE.answer(request, response, "The service has more requests than it can handle.");
    }

    private static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("waybill.requests.refused")
                .description("Requests rejected with 503 before they were handled")
                .tag("reason", reason)
                .register(meters);
    }
}
