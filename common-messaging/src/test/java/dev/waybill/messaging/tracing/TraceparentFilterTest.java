package dev.waybill.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceparentFilterTest {

    private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final EventTracing tracing = TestTracing.withoutCollector();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final List<String> traceparents = new ArrayList<>();
    private final List<String> traceIdsInLogs = new ArrayList<>();

    @Test
    void aRequestContinuesTheTraceOfItsCaller() throws Exception {
        request.addHeader("traceparent", CALLER);
        filter();
        assertThat(traceparents).containsExactly(CALLER, CALLER);
        assertThat(traceIdsInLogs).containsExactly("0af7651916cd43dd8448eb211c80319c");
        assertThat(tracing.currentTraceparent()).isNotEqualTo(CALLER);
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void aRequestWithoutAValidTraceparentStartsOneUnsampledTrace() throws Exception {
        request.addHeader("traceparent", "00-nonsense");
        filter();
        assertThat(traceparents).hasSize(2).allMatch(traceparents.getFirst()::equals);
        assertThat(traceparents.getFirst()).contains(traceIdsInLogs.getFirst()).endsWith("-00");
    }

    /** Records what a handler of the request would see, in two calls. */
    private void filter() throws Exception {
        new TraceparentFilter().doFilter(request, new MockHttpServletResponse(), (_, _) -> {
            traceparents.add(tracing.currentTraceparent());
            traceparents.add(tracing.currentTraceparent());
            traceIdsInLogs.add(MDC.get("traceId"));
        });
    }
}
