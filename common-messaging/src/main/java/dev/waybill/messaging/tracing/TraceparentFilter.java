package dev.waybill.messaging.tracing;

import dev.waybill.messaging.MdcScope;
import dev.waybill.messaging.wire.CloudEventHeaders;
import dev.waybill.messaging.wire.Traceparent;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

/** Assigns each request the trace context of its caller, or else a new one, where OpenTelemetry does not. */
final class TraceparentFilter implements Filter, Ordered {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    static @Nullable String current() {
        return CURRENT.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = Traceparent.valid(((HttpServletRequest) request).getHeader(CloudEventHeaders.TRACEPARENT));
        String traceparent = given != null ? given : Traceparent.random();
        CURRENT.set(traceparent);
        try (var _ = MdcScope.of(traceparent)) {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
