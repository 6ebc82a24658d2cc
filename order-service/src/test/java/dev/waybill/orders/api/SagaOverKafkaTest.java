package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaOverKafkaTest extends RunningService {

    private final OtherServices others = new OtherServices();

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void anOrderGoesItsWholeWay() {
        String id = place();
        others.reserve(id);
        others.authorize(id);
        awaitStatus(id, "CONFIRMED");
        others.schedule(id);
        others.dispatch(id);
        awaitStatus(id, "SHIPPED");
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(409);
        others.failToCapture(id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                json(get("/orders/" + id)).get("reason").asString(""))
                        .isEqualTo("CAPTURE_FAILED"));
        others.capture(id);
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
