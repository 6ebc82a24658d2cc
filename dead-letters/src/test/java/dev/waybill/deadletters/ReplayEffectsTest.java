package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server stands for all services. */
class ReplayEffectsTest {
    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;
    private ReplayEffects effects;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = answers.get(exchange.getRequestURI().getPath());
            byte[] body = String.valueOf(answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        effects = new ReplayEffects("", Map.of("order-service", address, "payment-service", address), Optional::empty);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anEventWhoseConsumerKnowsNothingOfTheOrderWouldActAsANewOne() {
        answers.put("/orders/" + TestDeadLetter.ORDER, "{\"status\": \"CANCELLED\"}");

        assertThat(describe("payment-service"))
                .isEqualTo("payment-service has nothing for this order, so the event would act as a new one;"
                        + " the order is CANCELLED");
    }

    @Test
    void anEventWhoseConsumerKnowsTheOrderWouldComeLate() {
        answers.put("/payments/" + TestDeadLetter.ORDER, "{\"status\": \"CAPTURED\"}");
        answers.put("/orders/" + TestDeadLetter.ORDER, "{\"status\": \"COMPLETED\"}");

        assertThat(describe("payment-service"))
                .contains("payment-service has CAPTURED for this order", "a late order.placed.v1", "COMPLETED");
    }

    @Test
    void anEventInTheTimelineOfItsOrderTookEffect() {
        var timeline = "/orders/" + TestDeadLetter.ORDER + "/timeline";
        answers.put("/orders/" + TestDeadLetter.ORDER, "{\"status\": \"CONFIRMED\"}");
        answers.put(timeline, "[{\"id\": \"" + TestDeadLetter.EVENT + "\"}]");
        assertThat(describe("order-service")).contains("took effect", "a replay would become a dead letter again");

        answers.put(timeline, "[]");
        assertThat(describe("order-service")).contains("order-service has CONFIRMED for this order");
    }

    @Test
    void aServiceThatDoesNotAnswerIsInAnUnknownState() {
        assertThat(describe("shipping-service")).contains("shipping-service has an unknown state");
        server.stop(0);
        assertThat(describe("payment-service")).contains("payment-service has an unknown state");
    }

    private String describe(String group) {
        return effects.describe(TestDeadLetter.of(group, "{}"));
    }
}
