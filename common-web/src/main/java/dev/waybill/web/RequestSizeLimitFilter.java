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
 * Refuses bodies that are too large: by their length before anything is read, or else while they are read. And those that
 * take too long to arrive, however little each wait.
 */
final class RequestSizeLimitFilter extends OncePerRequestFilter {

    private final DataSize usual;
    private final List<RequestSizeOverride> larger;
    private final Duration longest;
    private final ProblemWriter problems;

    RequestSizeLimitFilter(DataSize usual, List<RequestSizeOverride> larger, Duration longest, ProblemWriter problems) {
        this.usual = usual;
        this.larger = larger;
        this.longest = longest;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request);
        if (request.getContentLengthLong() > most) {
            response.setHeader("Connection", "close");
            problems.write(request, response, ProblemType.TOO_LARGE, detail(most));
            return;
        }
        chain.doFilter(new LimitedRequestWrapper(request, most, System.nanoTime() + longest.toNanos()), response);
    }

    private long most(HttpServletRequest request) {
        return larger.stream()
                .filter(call -> call.method().equals(request.getMethod()))
                .filter(call -> call.path().equals(request.getRequestURI()))
                .map(RequestSizeOverride::most)
                .findFirst()
                .orElse(usual)
                .toBytes();
    }

    static String detail(long most) {
        return "The body is larger than " + most / 1024 + " KiB.";
    }
}
