package dev.waybill.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects bodies that are too large: by their length before anything is read, or else while they are read. Rejects bodies
 * that take too long to arrive, too.
 */
final class RequestSizeLimitFilter extends OncePerRequestFilter {

    private final long defaultMaxSize;
    private final List<SizeLimit> limits;
    private final Duration maxDuration;

    private record SizeLimit(RequestPattern pattern, long maxSize) {}

    RequestSizeLimitFilter(DataSize defaultMaxSize, List<RequestSizeOverride> overrides, Duration maxDuration) {
        this.defaultMaxSize = defaultMaxSize.toBytes();
        this.limits = overrides.stream()
                .map(one -> new SizeLimit(
                        RequestPattern.of(one.method(), one.path()),
                        one.maxSize().toBytes()))
                .toList();
        this.maxDuration = maxDuration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long maxSize = maxSize(request);
        if (request.getContentLengthLong() > maxSize) {
            response.setHeader("Connection", "close");
            ProblemType.TOO_LARGE.answer(request, response, detail(maxSize));
            return;
        }
        long deadline = System.nanoTime() + maxDuration.toNanos();
        chain.doFilter(new LimitedRequestWrapper(request, maxSize, deadline), response);
    }

    private long maxSize(HttpServletRequest request) {
        return limits.stream()
                .filter(limit -> limit.pattern().matches(request))
                .mapToLong(SizeLimit::maxSize)
                .findFirst()
                .orElse(defaultMaxSize);
    }

    static String detail(long maxSize) {
        return "The body is larger than " + maxSize / 1024 + " KiB.";
    }
}
