package dev.waybill.web.security;

import dev.waybill.web.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to a {@code POST} of a caller that has sent too many to this instance. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final @Nullable RateLimiter customers;
    private final @Nullable RateLimiter clients;

    RateLimitFilter(SecurityProperties.RateLimit limit) {
        this.customers = limit.ofCustomers();
        this.clients = limit.ofClients();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = wait(SecurityContextHolder.getContext().getAuthentication());
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        ProblemType.TOO_MANY_REQUESTS.answer(request, response, "There are too many requests of this caller.");
    }

    private Duration wait(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return Duration.ZERO;
        }
        boolean isCustomer =
                AuthorityUtils.authorityListToSet(token.getAuthorities()).contains(Authorities.CUSTOMER);
        RateLimiter limiter = isCustomer ? customers : clients;
        return limiter == null ? Duration.ZERO : limiter.acquire(String.valueOf(token.getName()));
    }
}
