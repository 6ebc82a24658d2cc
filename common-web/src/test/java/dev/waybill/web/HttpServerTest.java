package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.process.Ports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Behaviour that only a real server has. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:waybill-web.yaml")
class HttpServerTest {

    private static final int MAX_BODY = 256 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Test
    void aBodyOfTheMaximumSizeIsRead() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(body(MAX_BODY))).statusCode())
                .isEqualTo(422);
        assertThat(post(chunked(body(MAX_BODY))).statusCode()).isEqualTo(422);
    }

    @Test
    void aLargerBodyIsRejectedByItsLength() throws Exception {
        assertTooLarge(post(BodyPublishers.ofByteArray(body(MAX_BODY + 1))));
    }

    @Test
    void aLargerBodyIsRejectedInChunks() throws Exception {
        assertTooLarge(post(chunked(body(MAX_BODY + 1))));
        assertTooLarge(post(chunked("no JSON ".repeat(MAX_BODY).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aLargerBodyIsReadWhereItIsAllowedHoweverThePathIsWritten() throws Exception {
        BodyPublisher larger = BodyPublishers.ofByteArray(body(MAX_BODY + 1));
        for (String path : List.of("/imports", "/%69mports")) {
            assertThat(put(path, larger).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(put("/imports", BodyPublishers.ofByteArray(body(4 * MAX_BODY + 1)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyInPartsIsUnsupportedAndLimitedAsAnyOther() throws Exception {
        String parts = "multipart/form-data";
        assertThat(send("POST", "/orders", parts, BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(415);
        assertThat(send("POST", "/nowhere", parts, BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", "/imports", parts, chunked(body(4 * MAX_BODY + 1)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFormByPutIsABodyAsAnyOther() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertThat(send("PUT", "/imports", form, BodyPublishers.ofString("{\"name\": \"100% cotton\"}"))
                        .body())
                .isEqualTo("23");
        assertThat(send("PUT", "/imports", form, chunked(body(4 * MAX_BODY + 1)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("DELETE", "/shelf", form, BodyPublishers.ofString("%")).statusCode())
                .isEqualTo(405);
    }

    @Test
    void aRequestThatIsNoHttpIsAnsweredWithAProblemToo() throws Exception {
        assertThat(raw("GET /orders/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:waybill:problem:bad-request")
                .doesNotContain("Tomcat", "Exception");
        assertThat(raw("GET /a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void aSiteThatPointsItsNameHereMayNeitherReadNorChangeAnything() throws Exception {
        String headers = "Host: evil.example:%1$s\r\nOrigin: http://evil.example:%1$s\r\n".formatted(port);
        for (String request : List.of(
                "GET /shelf HTTP/1.1\r\n" + headers.lines().findFirst().orElseThrow() + "\r\n",
                "PUT /imports HTTP/1.1\r\nContent-Length: 0\r\n" + headers)) {
            assertThat(raw(request + "Connection: close\r\n\r\n"))
                    .as(request)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "WAYBILL_WEB_NAMES");
        }
    }

    @Test
    void aPageOfTheAbsoluteNameOfThisMachineMayCallTheService() throws Exception {
        assertThat(raw("GET /shelf HTTP/1.1\r\nHost: localhost.:%1$s\r\nOrigin: http://localhost.:%1$s\r\n"
                                .formatted(port)
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aSeparateManagementPortRefusesSuchASiteToo() throws Exception {
        int management = Ports.free();
        try (var _ =
                HttpTestApplication.start("--waybill.security.mode=open", "--management.server.port=" + management)) {
            String request = "GET /actuator/health HTTP/1.1\r\nConnection: close\r\nHost: ";
            assertThat(raw(management, request + "localhost\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(raw(management, request + "evil.example\r\n\r\n")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aMalformedQueryIsABadRequest() throws Exception {
        for (String query : List.of("colour=%zz", "colour=%ff", "=x")) {
            assertThat(raw("GET /shelf?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(query)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:waybill:problem:bad-request", "The query is malformed.");
        }
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(get("/nowhere").body()).contains("urn:waybill:problem:not-found", "\"instance\":\"/nowhere\"");
    }

    @Test
    void tracingIsNotAllowed() throws Exception {
        assertThat(raw("TRACE /orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("application/problem+json");
    }

    @Test
    void healthHasLivenessAndReadiness() throws Exception {
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").body()).contains("jvm_");
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void theOpenApiDocumentIsServedWithAPageThatShowsIt() throws Exception {
        assertThat(get("/v3/api-docs").headers().firstValue("content-type")).contains("application/json");
        assertThat(get("/v3/api-docs").body()).contains("\"urn:waybill:problem:not-found\"");
        assertThat(get("/swagger-ui.html").headers().firstValue("content-type")).contains("text/html");
        assertThat(get("/swagger-ui/swagger-ui.css").statusCode()).isEqualTo(200);
        assertThat(get("/swagger-ui/swagger-initializer.js").body()).doesNotContain("petstore");
        assertThat(get("/swagger-ui/../../application.yaml").statusCode()).isIn(400, 404);
    }

    private void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:waybill:problem:too-large", "256 KiB");
    }

    private static byte[] body(int size) {
        String text = "{\"note\": \"%s\"}";
        return text.formatted("x".repeat(size - text.length() + 2)).getBytes(StandardCharsets.UTF_8);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        return send("POST", "/orders", "application/json", body);
    }

    private HttpResponse<String> put(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send("PUT", path, "application/octet-stream", body);
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", type)
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        return raw(port, request);
    }

    private static String raw(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
