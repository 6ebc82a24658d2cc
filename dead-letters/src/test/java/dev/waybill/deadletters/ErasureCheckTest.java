package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureCheckTest {
    private static final String ERASED =
            "[{\"type\": \"order.placed.v1\"}, {\"type\": \"order.personal-data-erased.v1\"}]";

    private final AtomicInteger requests = new AtomicInteger();
    private boolean silent;
    private int status = 200;
    private String timeline = "[{\"type\": \"order.placed.v1\"}, {\"type\": \"order.completed.v1\"}]";
    private HttpServer server;
    private ErasureCheck check;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders/" + TestDeadLetter.ORDER + "/timeline", exchange -> {
            requests.incrementAndGet();
            if (!silent) {
                byte[] body = timeline.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        check = new ErasureCheck("staging.", address, Optional::empty);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.placed.v1", "order.confirmed.v1", "order.unknown.v1", ""})
    void whatMayHavePersonalDataOfAnErasedOrderIsNotReplayed(String type) {
        timeline = ERASED;
        assertThat(objection(deadLetter("staging.orders", type)).orElse("")).contains("whose personal data was erased");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.cancelled.v1", "order.personal-data-erased.v1"})
    void whatHasNoPersonalDataIsReplayed(String type) {
        timeline = ERASED;
        assertThat(objection(deadLetter("staging.orders", type))).isEmpty();
        assertThat(objection(deadLetter("staging.payments", "payment.captured.v1")))
                .isEmpty();
    }

    @Test
    void anOrderThatIsNotErasedOrNotKnownIsNoObstacle() {
        assertThat(objection(deadLetter("staging.orders", "order.placed.v1"))).isEmpty();
        status = 404;
        assertThat(objection(deadLetter("staging.orders", "order.placed.v1"))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotReplayed() {
        status = 401;
        assertThat(objection(deadLetter("staging.orders", "order.placed.v1")).orElse(""))
                .contains("not known", "401");
        server.stop(0);
        assertThat(objection(deadLetter("staging.orders", "order.placed.v1")).orElse(""))
                .contains("not known", "does not answer");
    }

    @Test
    void anOrderServiceThatDoesNotAnswerIsNotAskedAgainInTheSameRun() {
        var run = check.oneRun();
        silent = true;
        var first = run.objection(deadLetter("staging.orders", "order.placed.v1"));
        int asked = requests.get();

        assertThat(run.objection(deadLetter("staging.orders", "order.confirmed.v1")))
                .isEqualTo(first)
                .isPresent();
        assertThat(run.objection(deadLetter("staging.orders", "order.cancelled.v1")))
                .isEmpty();
        assertThat(requests).hasValue(asked);
        silent = false;
        assertThat(objection(deadLetter("staging.orders", "order.placed.v1"))).isEmpty();
    }

    @Test
    void withoutOrderServiceNothingIsCheckedAndThatIsKnown() {
        var without = new ErasureCheck("staging.", null, Optional::empty);
        assertThat(without.oneRun().objection(deadLetter("staging.orders", "order.placed.v1")))
                .isEmpty();
        assertThat(without.isMissing(deadLetter("staging.orders", "order.placed.v1")))
                .isTrue();
        assertThat(without.isMissing(deadLetter("staging.orders", "order.cancelled.v1")))
                .isFalse();
        assertThat(check.isMissing(deadLetter("staging.orders", "order.placed.v1")))
                .isFalse();
    }

    private Optional<String> objection(DeadLetter deadLetter) {
        return check.oneRun().objection(deadLetter);
    }

    private static DeadLetter deadLetter(String topic, String type) {
        return TestDeadLetter.of(topic, "payment-service", "{}", type);
    }
}
