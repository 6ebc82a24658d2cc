package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ProblemResponsesTest extends MockMvcTest {

    @Test
    void anUnknownPathIsNotFound() {
        assertProblem(getting("/nowhere"), 404, "not-found");
    }

    @Test
    void aMalformedIdIsABadRequest() {
        assertProblem(getting("/orders/1-1-1-1-1"), 400, "bad-request");
        assertProblem(getting("/events/1-1-1-1-1"), 400, "bad-request");
        assertProblem(getting("/stock/" + "S".repeat(65)), 400, "bad-request");
        assertThat(getting("/stock/" + "S".repeat(64))).hasStatusOk();
    }

    @Test
    void aFilterOfTheWrongTypeIsABadRequestWithItsName() {
        MvcTestResult answer = getting("/shelf?width=wide");
        assertProblem(answer, 400, "bad-request");
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("width is malformed.");
    }

    @Test
    void aRefusalOfAModuleWithoutThisOneKeepsItsViolations() {
        assertThat(getting("/events/00000000-0000-7000-8000-000000000000"))
                .hasStatus(422)
                .hasContentType("application/problem+json")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"type": "urn:waybill:problem:invalid", "title": "The request is invalid", "status": 422,
                         "detail": "It is too old.", "instance": "/events/00000000-0000-7000-8000-000000000000",
                         "errors": [{"pointer": "#/since", "detail": "is too old"}]}
                        """);
    }

    @Test
    void aProblemHasEveryMemberOfTheStandard() {
        assertThat(getting("/orders/00000000-0000-7000-8000-000000000000"))
                .hasStatus(404)
                .hasContentType("application/problem+json")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"type": "urn:waybill:problem:not-found", "title": "There is no such thing", "status": 404,
                         "detail": "There is no order 00000000-0000-7000-8000-000000000000.",
                         "instance": "/orders/00000000-0000-7000-8000-000000000000"}
                        """);
    }

    @Test
    void aWrongMethodIsAnsweredWithTheAllowedOnes() {
        MvcTestResult answer = mvc.perform(delete("/orders"));
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer).hasHeader("Allow", "POST");
    }

    @Test
    void aWrongMediaTypeIsUnsupported() {
        assertProblem(
                mvc.perform(post("/orders").contentType(MediaType.TEXT_PLAIN).content("hello")),
                415,
                "unsupported-media-type");
    }

    @Test
    void anUnsupportedAcceptHeaderIsNotAcceptable() {
        assertProblem(mvc.perform(get("/shelf").accept(MediaType.APPLICATION_XML)), 406, "not-acceptable");
    }

    @Test
    void aTemporaryConflictHasRetryAfter() {
        MvcTestResult answer = getting("/busy");
        assertProblem(answer, 409, "conflict");
        assertThat(answer).hasHeader("Retry-After", "1");
    }

    @Test
    void anUnavailableDatabaseIsA503() {
        for (String path : List.of("/database-away", "/connection-lost")) {
            MvcTestResult answer = getting(path);
            assertProblem(answer, 503, "unavailable");
            assertThat(answer).hasHeader("Retry-After", "5");
        }
    }

    @Test
    void anInternalErrorRevealsNothing() {
        MvcTestResult answer = getting("/broken");
        assertProblem(answer, 500, "internal");
        assertThat(answer).bodyText().doesNotContain("select", "dev.waybill", "Exception");
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:waybill:problem:" + type);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
    }
}
