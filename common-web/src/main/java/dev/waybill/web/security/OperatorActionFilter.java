package dev.waybill.web.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.web.ProblemType;
import dev.waybill.web.RequestPattern;
import dev.waybill.web.Text;
import dev.waybill.web.operators.OperatorActionRepository;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.UriUtils;

/**
 * Records each call with which an operator may change something: before it is made, so that none is made without a record,
 * and again with its answer. The operator's reason is in the header {@value #REASON}, in UTF-8, percent-encoded where it is
 * not ASCII.
 */
final class OperatorActionFilter extends OncePerRequestFilter {

    static final String REASON = "Waybill-Reason";

    private static final Logger log = LoggerFactory.getLogger(OperatorActionFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int MAX_REASON_LENGTH = 500;
    private static final int MAX_PATH_LENGTH = 1000;
    private static final int RECORDED_BYTES = 2000;

    private final OperatorActionRepository actions;
    private final CustomerCalls customerCalls;

    /** @param customerCalls whose bodies, with names and addresses, are not recorded */
    OperatorActionFilter(OperatorActionRepository actions, CustomerCalls customerCalls) {
        this.actions = actions;
        this.customerCalls = customerCalls;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || !AuthorityUtils.authorityListToSet(caller.getAuthorities()).contains(Authorities.OPERATOR)) {
            chain.doFilter(request, response);
            return;
        }
        String reason = reason(request);
        if (reason != null && !Text.Rule.isValid(reason, MAX_REASON_LENGTH)) {
            String detail =
                    "The header %s must have 1 to 500 characters of UTF-8, percent-encoded where they are not ASCII, none of them a control character."
                            .formatted(REASON);
            ProblemType.BAD_REQUEST.answer(request, response, detail);
            return;
        }
        long id;
        try {
            id = actions.begin(caller.getName(), request.getMethod(), path(request), reason);
        } catch (DataAccessException e) {
            log.warn("Refused an operator's {}, because it cannot be recorded: {}", request.getMethod(), e.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            ProblemType.UNAVAILABLE.answer(request, response, "The action cannot be recorded now.");
            return;
        }
        makeAndRecord(id, request, response, chain);
    }

    private void makeAndRecord(long id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = customerCalls.include(request) ? null : new ContentCachingRequestWrapper(request, RECORDED_BYTES);
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(body == null ? request : body, response);
            status = response.getStatus();
        } finally {
            complete(id, status, body == null ? null : recorded(body.getContentAsByteArray()));
        }
    }

    /** The action is done by now, so that its caller gets the answer even if it is not recorded. */
    private void complete(long id, int status, @Nullable String body) {
        try {
            actions.complete(id, status, body);
        } catch (DataAccessException e) {
            log.warn(
                    "The operator's action {} was answered {}, which cannot be recorded: {}", id, status, e.toString());
        }
    }

    /** Null if there is none; blank if it is malformed. */
    private static @Nullable String reason(HttpServletRequest request) {
        String header = request.getHeader(REASON);
        if (header == null) {
            return null;
        }
        String text = new String(header.getBytes(ISO_8859_1), UTF_8);
        try {
            return UriUtils.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = RequestPattern.decodedPath(request) + (query == null ? "" : "?" + query);
        return path.length() <= MAX_PATH_LENGTH ? path : path.substring(0, MAX_PATH_LENGTH);
    }

    /** PostgreSQL has no text with a NUL. */
    private static @Nullable String recorded(byte[] body) {
        return body.length == 0 ? null : new String(body, UTF_8).replace('\0', '\uFFFD');
    }
}
