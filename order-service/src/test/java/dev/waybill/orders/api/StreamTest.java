package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.Instance;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest extends RunningService {

    private final OtherServices others = new OtherServices();

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void anOrderIsShownAtOnceThenAfterEachChangeAndAtItsEndTheStreamEnds() throws IOException {
        String id = place();
        try (var listener = new Listener(port(), id)) {
            awaitIds(listener, "1");
            assertThat(listener.data()).containsExactly(get("/orders/" + id).body());
            others.reserve(id);
            others.authorize(id);
            awaitIds(listener, "1", "2");
            others.dispatch(id);
            await().untilAsserted(() -> assertThat(listener.data().getLast()).contains("SHIPPED"));
            others.failToCapture(id);
            await().untilAsserted(() -> assertThat(listener.data().getLast()).contains("CAPTURE_FAILED"));
            others.capture(id);
            await().until(listener::isOver);
            assertThat(listener.data()).last().isEqualTo(get("/orders/" + id).body());
            assertThat(listener.ids().stream().map(Integer::valueOf)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whicheverInstanceIsFollowedItHearsOfEveryChange() throws IOException {
        try (var other = new Instance(settings())) {
            List<String> orders = Stream.generate(this::place).limit(6).toList();
            List<Listener> listeners = orders.stream()
                    .flatMap(id -> Stream.of(new Listener(port(), id), new Listener(other.port(), id)))
                    .toList();
            orders.forEach(others::reserve);
            orders.forEach(others::authorize);
            orders.forEach(others::dispatch);
            for (Listener listener : listeners) {
                await().untilAsserted(() ->
                        assertThat(listener.data()).last().asString().contains("SHIPPED"));
            }
            orders.forEach(others::capture);
            for (Listener listener : listeners) {
                await().until(listener::isOver);
                assertThat(listener.data()).last().asString().contains("COMPLETED");
                listener.close();
            }
        }
    }

    @Test
    void anInstanceThatEndsEndsItsStreamsFirst() throws IOException {
        String id = place();
        var other = new Instance(settings());
        try (var listener = new Listener(other.port(), id)) {
            awaitIds(listener, "1");
            other.close();
            await().until(listener::isOver);
            assertThat(listener.data()).singleElement().asString().contains("PENDING");
        }
    }

    @Test
    void whoComesBackIsNotShownWhatItSaw() throws IOException {
        String id = place();
        try (var listener = new Listener(port(), id, "Last-Event-ID: 1")) {
            await().until(() -> !listener.comments().isEmpty());
            assertThat(listener.ids()).isEmpty();
            cancel(id);
            await().until(listener::isOver);
            assertThat(listener.ids()).containsExactly("2");
        }
    }

    @Test
    void whoComesBackToAnOrderThatHasEndedIsShownItsEndOnceAndThenToldToStay() throws IOException {
        String id = place();
        cancel(id);
        for (String seen : List.of("1", "0", "77", "nonsense", "99999999999999999999")) {
            try (var late = new Listener(port(), id, "Last-Event-ID: " + seen)) {
                await().until(late::isOver);
                assertThat(late.ids()).containsExactly("2");
            }
        }
        try (var again = new Listener(port(), id, "Last-Event-ID: 2")) {
            await().until(again::isOver);
            assertThat(again.answer()).contains("204");
        }
    }

    @Test
    void aStreamIsNeverSilentForLong() throws IOException {
        try (var listener = new Listener(port(), place())) {
            await().until(() -> listener.comments().size() >= 2);
            assertThat(listener.ids()).containsExactly("1");
        }
    }

    @Test
    void anOrderThatIsNotThereIsNotFoundAndAMalformedIdIsRefused() {
        assertThat(get("/orders/" + UuidV7.next() + "/stream").statusCode()).isEqualTo(404);
        assertThat(get("/orders/x/stream").statusCode()).isEqualTo(400);
    }

    private void cancel(String id) {
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(202);
    }

    private static void awaitIds(Listener listener, String... ids) {
        await().untilAsserted(() -> assertThat(listener.ids()).containsExactly(ids));
    }
}
