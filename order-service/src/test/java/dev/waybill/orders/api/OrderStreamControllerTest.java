package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.ServiceInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrderStreamControllerTest extends OrderServiceIntegrationTest {

    @Autowired
    private MeterRegistry registry;

    private final UpstreamServices upstream = new UpstreamServices();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void aStreamSendsTheOrderAtOnceAndAfterEachChangeAndEndsWithIt() throws IOException {
        String id = place();
        try (var client = new SseClient(port(), id)) {
            awaitIds(client, "1");
            assertThat(client.data()).containsExactly(get("/orders/" + id).body());
            upstream.reserve(id);
            upstream.authorize(id);
            awaitIds(client, "1", "2");
            upstream.dispatch(id);
            await().untilAsserted(() -> assertThat(client.data().getLast()).contains("SHIPPED"));
            upstream.failToCapture(id);
            await().untilAsserted(() -> assertThat(client.data().getLast()).contains("CAPTURE_FAILED"));
            upstream.capture(id);
            await().until(client::isOver);
            assertThat(client.data()).last().isEqualTo(get("/orders/" + id).body());
            assertThat(client.ids().stream().map(Integer::valueOf)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void everyInstanceStreamsEveryChange() throws IOException {
        try (var other = new ServiceInstance(settings())) {
            List<String> orders = Stream.generate(this::place).limit(6).toList();
            List<SseClient> clients = orders.stream()
                    .flatMap(id -> Stream.of(new SseClient(port(), id), new SseClient(other.port(), id)))
                    .toList();
            orders.forEach(upstream::reserve);
            orders.forEach(upstream::authorize);
            orders.forEach(upstream::dispatch);
            for (SseClient client : clients) {
                await().untilAsserted(() ->
                        assertThat(client.data()).last().asString().contains("SHIPPED"));
            }
            orders.forEach(upstream::capture);
            for (SseClient client : clients) {
                await().until(client::isOver);
                assertThat(client.data()).last().asString().contains("COMPLETED");
                client.close();
            }
        }
    }

    @Test
    void anInstanceThatStopsEndsItsStreams() throws IOException {
        String id = place();
        var other = new ServiceInstance(settings());
        try (var client = new SseClient(other.port(), id)) {
            awaitIds(client, "1");
            other.close();
            await().until(client::isOver);
            assertThat(client.data()).singleElement().asString().contains("PENDING");
        }
    }

    @Test
    void aReconnectedClientDoesNotReceiveTheVersionItHas() throws IOException {
        String id = place();
        try (var client = new SseClient(port(), id, "Last-Event-ID: 1")) {
            await().until(() -> !client.comments().isEmpty());
            assertThat(client.ids()).isEmpty();
            cancel(id);
            await().until(client::isOver);
            assertThat(client.ids()).containsExactly("2");
        }
    }

    @Test
    void aReconnectedClientReceivesTheFinalVersionOnceAndThenNoContent() throws IOException {
        String id = place();
        cancel(id);
        for (String lastEventId : List.of("1", "0", "77", "nonsense", "99999999999999999999")) {
            try (var reconnected = new SseClient(port(), id, "Last-Event-ID: " + lastEventId)) {
                await().until(reconnected::isOver);
                assertThat(reconnected.ids()).containsExactly("2");
            }
        }
        try (var again = new SseClient(port(), id, "Last-Event-ID: 2")) {
            await().until(again::isOver);
            assertThat(again.statusLine()).contains("204");
        }
    }

    @Test
    void anIdleStreamSendsHeartbeats() throws IOException {
        try (var client = new SseClient(port(), place())) {
            await().until(() -> client.comments().size() >= 2);
            assertThat(client.ids()).containsExactly("1");
        }
    }

    @Test
    void aRequestForTheHeadersOpensNoStream() {
        String id = place();
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> response = head("/orders/" + id + "/stream");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        }
        await().untilAsserted(() ->
                assertThat(registry.get("waybill.streams").gauge().value()).isZero());
        assertThat(head("/orders/" + UuidV7.next() + "/stream").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownOrderIsNotFoundAndAMalformedIdIsRejected() {
        assertThat(get("/orders/" + UuidV7.next() + "/stream").statusCode()).isEqualTo(404);
        assertThat(get("/orders/x/stream").statusCode()).isEqualTo(400);
    }

    @Test
    void streamsAreExcludedFromTheRequestMetricsHoweverTheirPathIsEncoded() {
        String id = place();
        cancel(id);
        for (String path : List.of("/stream", "/strea%6D", "/%73tream;v=1")) {
            assertThat(get("/orders/" + id + path).body()).as(path).contains("CANCELLED");
        }
        assertThat(get("/orders/" + id + "/timeline").statusCode()).isEqualTo(200);
        await().until(() -> measuredRequests("/orders/{id}/timeline") > 0);
        assertThat(measuredRequests("/orders/{id}/stream")).isZero();
    }

    private long measuredRequests(String uri) {
        return registry.find("http.server.requests").tag("uri", uri).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void cancel(String id) {
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(202);
    }

    private static void awaitIds(SseClient client, String... ids) {
        await().untilAsserted(() -> assertThat(client.ids()).containsExactly(ids));
    }
}
