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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses at the door what the service could not see through in time, so that what it has taken goes on. Nothing has been
 * read then, and no controller is asked. Whoever finds no room waits a moment for a second try: a refusal ends its
 * connection, and a crowd that comes again at once would keep the service busy with nothing but refusing it. Whoever
 * watches the service is always let in.
 */
final class LoadSheddingFilter extends OncePerRequestFilter {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Semaphore waiting;
    private final List<AdmissionPolicy> gates;
    private final RequestRegistry requests;
    private final ProblemWriter problems;
    private final Counter atTheGate;
    private final Counter inFlight;

    LoadSheddingFilter(
            List<AdmissionPolicy> gates, RequestRegistry requests, ProblemWriter problems, MeterRegistry meters) {
        this.gates = gates;
        this.requests = requests;
        this.waiting = new Semaphore(requests.most()); // each keeps its buffers while it waits
        this.problems = problems;
        this.atTheGate = refused(meters, "gate");
        this.inFlight = refused(meters, "in_flight");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (AdmissionPolicy gate : gates) {
            if (!gate.admits(request)) {
                refuse(request, response, atTheGate);
                return;
            }
        }
        InFlightRequest begun = begin(request);
        if (begun == null) {
            refuse(request, response, inFlight);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            requests.end(begun);
            if (begun.isOutOfTime()) {
                boolean unused = Thread.interrupted(); // the thread may have other requests to come
            }
        }
    }

    private @Nullable InFlightRequest begin(HttpServletRequest request) {
        InFlightRequest begun = requests.begin(request);
        if (begun == null && waiting.tryAcquire()) {
            LockSupport.parkNanos(MOMENT.toNanos());
            waiting.release();
            begun = requests.begin(request);
        }
        return begun;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Counter counter) throws IOException {
        counter.increment();
        response.setHeader("Retry-After", "1");
        problems.write(request, response, ProblemType.UNAVAILABLE, "There is more to do than can be done at once.");
    }

    private static Counter refused(MeterRegistry meters, String reason) {
        return Counter.builder("waybill.requests.refused")
                .description("Requests answered 503 at the door")
                .tag("reason", reason)
                .register(meters);
    }
}
