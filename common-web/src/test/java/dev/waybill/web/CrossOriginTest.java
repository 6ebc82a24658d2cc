package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CrossOriginTest extends MockMvcTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://localhost:3000",
                "null",
                "http://localhost.shop.example",
                "http://a:b",
                "http://[",
                "http://localhost:99999999999",
                "http://localhost:{port}"
            })
    void aRequestOfAnotherOriginIsForbiddenByDefault(String origin) {
        MvcTestResult answer = mvc.perform(post("/orders")
                .header("Origin", origin)
                .contentType("text/plain")
                .content("{}"));
        assertThat(answer).hasStatus(403).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:waybill:problem:forbidden");
        assertThat(mvc.perform(
                        options("/orders").header("Origin", origin).header("Access-Control-Request-Method", "POST")))
                .hasStatus(403)
                .doesNotContainHeader("Access-Control-Allow-Origin");
    }

    @Test
    void aRequestOfTheSameOriginOrOfNoPageIsAnswered() {
        assertThat(mvc.perform(get("/shelf").header("Origin", "http://localhost")))
                .hasStatusOk();
        assertThat(mvc.perform(get("/shelf"))).hasStatusOk().doesNotContainHeader("Vary");
    }

    @Test
    void anAllowedOriginMayReadTheResponseAndAnotherMayNot() throws ServletException, IOException {
        MockHttpServletResponse allowed = filter("GET", "https://shop.example");
        assertThat(allowed.getStatus()).isEqualTo(200);
        assertThat(allowed.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(allowed.getHeader("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(filter("GET", "https://other.example").getStatus()).isEqualTo(403);
        assertThat(filter("POST", "http://shop.example").getStatus()).isEqualTo(403);
        MockHttpServletResponse preflight = filter("OPTIONS", "https://shop.example");
        assertThat(preflight.getHeader("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.getHeader("Access-Control-Allow-Headers")).contains("Idempotency-Key");
    }

    private static MockHttpServletResponse filter(String method, String origin) throws ServletException, IOException {
        var properties = new CorsProperties(List.of("https://shop.example"));
        var request = new MockHttpServletRequest(method, "/orders");
        request.addHeader("Origin", origin);
        if (method.equals("OPTIONS")) {
            request.addHeader("Access-Control-Request-Method", "PUT");
            request.addHeader("Access-Control-Request-Headers", "Idempotency-Key");
        }
        var response = new MockHttpServletResponse();
        new WebAutoConfiguration().crossOriginRequests(properties).doFilter(request, response, new MockFilterChain());
        return response;
    }
}
