package dev.waybill.orders.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.security.Who;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Live streams of the mode {@code secure}, of which a customer may have two here. */
class StreamLimitTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static SecureService service;

    @BeforeAll
    static void start() {
        service = SecureService.start(Map.of("waybill.orders.max-streams-per-customer", 2));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCustomerWithTooManyStreamsIsAskedToWaitAndNobodyElseIs() throws Exception {
        String order = service.place();
        String path = "/orders/" + order + "/stream";
        try (SseClient first = follow(Who.CUSTOMER, order);
                SseClient second = follow(Who.CUSTOMER, order)) {
            await().until(() -> !first.ids().isEmpty() && !second.ids().isEmpty());

            HttpResponse<InputStream> refused = open(Who.CUSTOMER, path);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).asString(UTF_8).contains("urn:waybill:problem:too-many-requests");
            for (Who other : new Who[] {Who.CLIENT, Who.CLIENT, Who.CLIENT, Who.OPERATOR}) {
                assertThat(open(other, path).statusCode()).isEqualTo(200);
            }
            service.post(Who.OPERATOR, "/orders/" + order + "/cancellation", "");
            await().until(() -> first.isOver() && second.isOver());
            await().untilAsserted(() ->
                    assertThat(open(Who.CUSTOMER, path).statusCode()).isEqualTo(200));
        }
    }

    private static SseClient follow(Who who, String order) {
        return new SseClient(
                service.address().getPort(), order, "Authorization: Bearer " + who.token(service.issuer()));
    }

    /** Does not wait for the end of the stream. */
    private static HttpResponse<InputStream> open(Who who, String path) throws IOException, InterruptedException {
        return HTTP.send(service.request(path, who.token(service.issuer())).build(), BodyHandlers.ofInputStream());
    }
}
