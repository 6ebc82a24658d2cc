package dev.waybill.messaging.tracing;

import dev.waybill.messaging.MdcScope;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.Traceparent;
import io.opentelemetry.api.trace.Span;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.Ordered;

/** Assigns each request the trace context of its caller, or else a new one, where OpenTelemetry does not. */
final class TraceparentFilter implements Filter, Ordered {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = Traceparent.valid(((HttpServletRequest) request).getHeader(CloudEventHeaders.TRACEPARENT));
        String traceparent = given != null ? given : Traceparent.random();
        try (var _ = Span.wrap(Traceparent.toSpanContext(traceparent)).makeCurrent();
                var _ = MdcScope.of(traceparent)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
