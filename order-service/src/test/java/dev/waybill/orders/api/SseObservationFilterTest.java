package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SseObservationFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/orders/0190b6a4-8c2e-7c3a-9f00-000000000001/stream, false",
        "/orders/0190b6a4-8c2e-7c3a-9f00-000000000001/%73tream, false",
        "/orders/0190b6a4-8c2e-7c3a-9f00-000000000001, true",
        "/products/stream, true",
    })
    void onlyStreamsAreNotObserved(String uri, boolean observed) {
        var context = new ServerRequestObservationContext(
                new MockHttpServletRequest("GET", uri), new MockHttpServletResponse());
        assertThat(new SseObservationFilter().streamsAreNotObserved().test("http.server.requests", context))
                .isEqualTo(observed);
    }
}
