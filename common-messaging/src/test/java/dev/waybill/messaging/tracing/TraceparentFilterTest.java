package dev.waybill.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceparentFilterTest {

    private static final String CALLERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final EventTracing traces = new NoopEventTracing();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void aRequestBelongsToTheTraceThatItsCallerNames() throws Exception {
        request.addHeader("traceparent", CALLERS);

        answer((_, _) -> {
            assertThat(traces.current()).isEqualTo(CALLERS);
            assertThat(MDC.get("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        });
        assertThat(traces.current()).isNotEqualTo(CALLERS);
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void aRequestOfACallerThatNamesNoneIsOneTraceAllTheSame() throws Exception {
        request.addHeader("traceparent", "00-nonsense");

        answer((_, _) -> assertThat(traces.current())
                .isEqualTo(traces.current())
                .contains(MDC.get("traceId"))
                .endsWith("-00"));
    }

    private void answer(FilterChain chain) throws Exception {
        new TraceparentFilter().doFilter(request, new MockHttpServletResponse(), chain);
    }
}
