package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.stack.process.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterReleaseCommandTest {
    private static final String PAUSED =
            "{\"paused\": [{\"partition\": \"orders-3\", \"since\": \"2026-03-01T12:00:00Z\", \"deadLetters\": 20}]}";

    @TempDir
    private Path folder;

    private HttpServer service;
    private final BlockingQueue<String> released = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
    private volatile int answerToGet = 200;
    private volatile int answerToPost = 204;
    private volatile String problem = "";
    private volatile String paused = PAUSED;
    private String prefix = "";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/actuator/deadletterbrake", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void aPausedPartitionGoesOn() {
        assertThat(run(0, "--group", "payment-service", "--partition", "orders-3"))
                .contains("orders-3 goes on in payment-service");
        assertThat(released).containsExactly("application/json {\"partition\":\"orders-3\"}");
    }

    @Test
    void theReasonReachesTheServicePercentEncoded() {
        run(0, "--group", "payment-service", "--partition", "orders-3", "--reason", "Fixé: 100 %");
        run(0, "--group", "payment-service", "--partition", "orders-4");

        assertThat(reasons).containsExactly("Fix%C3%A9%3A%20100%20%25", "none");
    }

    @Test
    void withAPrefixGroupAndPartitionMayHaveItOrNot() {
        prefix = "staging.";
        run(0, "--group", "payment-service", "--partition", "orders-3");
        run(0, "--group", "staging.payment-service", "--partition", "staging.orders-4");
        assertThat(released)
                .containsExactly(
                        "application/json {\"partition\":\"staging.orders-3\"}",
                        "application/json {\"partition\":\"staging.orders-4\"}");
    }

    @Test
    void forAPartitionThatIsNotPausedThePausedOnesAreNamed() {
        answerToPost = 404;

        assertThat(run(1, "--group", "payment-service", "--partition", "orders-4"))
                .contains("orders-4 is not paused in payment-service", "orders-3 since 2026-03-01T12:00:00Z after 20");

        paused = "{\"paused\": []}";
        assertThat(run(1, "--group", "payment-service", "--partition", "orders-4"))
                .contains("no partition is");
    }

    @Test
    void aServiceWithoutBrakeOrWithAFailureIsReported() {
        answerToPost = 404;
        answerToGet = 404;
        assertThat(run(1, "--group", "payment-service", "--partition", "orders-3"))
                .contains("payment-service answered 404");

        answerToPost = 500;
        assertThat(run(1, "--group", "payment-service", "--partition", "orders-3"))
                .contains("payment-service answered 500");

        answerToPost = 404;
        answerToGet = 200;
        paused = "<html>";
        assertThat(run(1, "--group", "payment-service", "--partition", "orders-3"))
                .contains("payment-service answered 200");
    }

    @Test
    void whatTheServiceFindsWrongWithTheReasonIsSaid() {
        answerToPost = 400;
        problem = "{\"detail\": \"The header Waybill-Reason must have 1 to 500 characters.\"}";

        assertThat(run(1, "--group", "payment-service", "--partition", "orders-3", "--reason", "r".repeat(501)))
                .contains("payment-service answered 400: The header Waybill-Reason must have")
                .doesNotContain("brake");
    }

    @Test
    void aServiceThatDoesNotRunIsReported() {
        assertThat(run(1, "--group", "order-service", "--partition", "payments-3"))
                .contains("order-service does not answer", "./waybill status");
    }

    @Test
    void anUnknownGroupIsRefusedWithTheNamesThereAre() {
        assertThat(run(2, "--group", "kafka", "--partition", "orders-3"))
                .contains("no consumer group kafka")
                .contains("order-service, payment-service, inventory-service, shipping-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders-", "-3", "orders-three", "orders-3-", "orders 3", ""})
    void aMalformedPartitionIsRefused(String partition) {
        assertThat(run(2, "--group", "payment-service", "--partition", partition))
                .contains("is no partition");
        assertThat(released).isEmpty();
    }

    @Test
    void groupAndPartitionAreRequired() {
        run(2, "--group", "payment-service");
        run(2, "--partition", "orders-3");
        assertThat(released).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            released.add(exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            reasons.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Waybill-Reason"), "none"));
            byte[] refusal = problem.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answerToPost, refusal.length == 0 ? -1 : refusal.length);
            exchange.getResponseBody().write(refusal);
        } else {
            byte[] body = paused.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answerToGet, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String run(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var here = CliContext.of(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                folder,
                Map.of(
                        "WAYBILL_KAFKA_PREFIX",
                        prefix,
                        "WAYBILL_PAYMENT_PORT",
                        Integer.toString(service.getAddress().getPort()),
                        "WAYBILL_ORDER_PORT",
                        Integer.toString(Ports.free())));
        String[] whole = new String[arguments.length + 2];
        whole[0] = "dead-letters";
        whole[1] = "release";
        System.arraycopy(arguments, 0, whole, 2, arguments.length);
        assertThat(Waybill.commandLine(here).execute(whole))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
