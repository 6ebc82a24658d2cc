package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaOverKafkaTest extends OrderServiceIntegrationTest {

    private final UpstreamServices upstream = new UpstreamServices();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void anOrderIsPlacedAndCompletedByEventsOfTheOtherServices() {
        String id = place();
        upstream.reserve(id);
        upstream.authorize(id);
        awaitStatus(id, "CONFIRMED");
        upstream.schedule(id);
        upstream.dispatch(id);
        awaitStatus(id, "SHIPPED");
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(409);
        upstream.failToCapture(id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/orders/" + id)).get("reason").asString(""))
                        .isEqualTo("CAPTURE_FAILED"));
        upstream.capture(id);
        awaitStatus(id, "COMPLETED");
        assertThat(json(get("/orders/" + id)).get("trackingNumber").asString()).isEqualTo("WB-1");
        assertThat(json(get("/orders/" + id)).get("reason").isNull()).isTrue();
        assertThat(json(get("/orders/" + id + "/timeline")).size()).isEqualTo(9);
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/orders/" + id)).get("status").asString())
                        .isEqualTo(status));
    }
}
