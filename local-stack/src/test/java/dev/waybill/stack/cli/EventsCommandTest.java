package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server stands for all services. */
class EventsCommandTest {
    private static final String ORDER = "0199f3a0-7b1c-7c3a-9f00-5b8e6a1d2c3f";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private HttpServer services;
    private volatile String state = "DONE";
    private volatile String problem = "null";
    private volatile int status = 202;

    @BeforeEach
    void start() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        services.createContext("/events/resends", this::answer);
        services.start();
    }

    @AfterEach
    void stop() {
        services.stop(0);
    }

    @Test
    void theEventsOfAnOrderArePublishedAgainByAllServices() {
        assertThat(run(0, "--order", ORDER).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "order-service 2 events published again {order.placed.v1=3}",
                        "inventory-service 2 events published again {order.placed.v1=3}",
                        "payment-service 2 events published again {order.placed.v1=3}",
                        "shipping-service 2 events published again {order.placed.v1=3}");
        assertThat(requests)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(4)
                .allSatisfy(
                        request -> assertThat(request).contains("\"orderId\":\"" + ORDER + "\"", "\"dryRun\":false"));
    }

    @Test
    void theReasonReachesEachServiceOnceAndNotTheQuestionsForTheProgress() {
        run(0, "--order", ORDER, "--reason", "The mail of Tuesday");

        assertThat(reasons)
                .containsExactly(
                        "POST The%20mail%20of%20Tuesday",
                        "POST The%20mail%20of%20Tuesday",
                        "POST The%20mail%20of%20Tuesday",
                        "POST The%20mail%20of%20Tuesday");
    }

    @Test
    void theEventsOfATimeAreCountedInADryRun() {
        var since = "2026-03-01T12:00:00Z";

        assertThat(run(
                        0,
                        "--source",
                        "order-service",
                        "--since",
                        since,
                        "--until",
                        "2026-03-02T12:00:00Z",
                        "--dry-run"))
                .contains("3 events would be published again");
        assertThat(requests.getFirst())
                .contains("\"since\":\"" + since + "\"", "\"until\":\"2026-03-02T12:00:00Z\"", "\"dryRun\":true");
    }

    @Test
    void whatTheServiceRefusesAndWhereItFailsIsSaid() {
        state = "FAILED";
        problem = "\"the brokers are away\"";
        assertThat(run(1, "--order", ORDER))
                .contains("order-service published 2 of 3 events again. the brokers are away");

        status = 422;
        assertThat(run(1, "--order", ORDER)).contains("order-service answered 422: longer ago than consumers remember");
    }

    @Test
    void theSelectionIsAnOrderOrASourceWithATime() {
        assertThat(run(2)).contains("Give either --order");
        assertThat(run(2, "--order", ORDER, "--source", "order-service")).contains("Give either --order");
        assertThat(run(2, "--source", "order-service")).contains("Give either --order");
        assertThat(run(2, "--source", "kafka", "--since", "2026-03-01T12:00:00Z"))
                .contains("There is no source kafka");
        assertThat(run(2, "--source", "order-service", "--since", "yesterday")).contains("is no time");
        assertThat(requests).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var posted = exchange.getRequestMethod().equals("POST");
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var reason = exchange.getRequestHeaders().getFirst("Waybill-Reason");
        if (reason != null) {
            reasons.add(exchange.getRequestMethod() + " " + reason);
        }
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + request);
        var answer = status == 422
                ? "{\"status\": 422, \"detail\": \"longer ago than consumers remember\"}"
                : """
                {"id": "r1", "dryRun": %s, "state": "%s", "types": {"order.placed.v1": 3}, "sent": 2, "problem": %s}""".formatted(requests.getFirst().contains("\"dryRun\":true"), posted ? "RUNNING" : state, problem);
        var body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(posted ? status : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String run(int exitCode, String... arguments) {
        var out = new ByteArrayOutputStream();
        var port = Integer.toString(services.getAddress().getPort());
        var here = CliContext.of(
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                Path.of("target"),
                Map.of(
                        "WAYBILL_ORDER_PORT", port,
                        "WAYBILL_PAYMENT_PORT", port,
                        "WAYBILL_INVENTORY_PORT", port,
                        "WAYBILL_SHIPPING_PORT", port));
        var whole = Stream.concat(Stream.of("events", "resend"), Stream.of(arguments))
                .toArray(String[]::new);
        assertThat(Waybill.commandLine(here).execute(whole))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
