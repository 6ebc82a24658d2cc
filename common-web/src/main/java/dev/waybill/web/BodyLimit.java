package dev.waybill.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large: by their length before anything is read, or else while they are read. */
final class BodyLimit extends OncePerRequestFilter {

    private final long most;
    private final ProblemWriter problems;

    BodyLimit(long most, ProblemWriter problems) {
        this.most = most;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            response.setHeader("Connection", "close");
            problems.write(request, response, ProblemType.TOO_LARGE, detail(most));
            return;
        }
        chain.doFilter(new LimitedRequest(request, most), response);
    }

    static String detail(long most) {
        return "The body is larger than " + most / 1024 + " KiB.";
    }
}
