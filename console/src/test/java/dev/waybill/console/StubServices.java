package dev.waybill.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.console.service.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * An HTTP server in place of the four services and Prometheus, with the answers that a test gives it. Every service is healthy until
 * {@link #healthy} or {@link #down} says otherwise; what has no answer is 404.
 */
public final class StubServices {

    private static final String NOT_FOUND = """
            {"type": "about:blank", "title": "Not found", "status": 404, "detail": "There is no such thing."}""";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<ServiceName> down = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private final List<String> prometheusAuthorizations = new CopyOnWriteArrayList<>();

    private volatile String alerts = "";

    private record Answer(int status, String type, String body) {}

    /**
     * @param call the method and the path with its query, as {@code POST /orders/1/cancellation}
     * @param authorization the header; empty if there was none
     * @param reason the header Waybill-Reason; empty if there was none
     */
    public record Request(ServiceName service, String call, String body, String authorization, String reason) {}

    StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        for (ServiceName service : ServiceName.values()) {
            server.createContext("/" + service.label() + "/", exchange -> handle(service, exchange));
        }
        server.createContext("/prometheus/api/v1/alerts", exchange -> {
            prometheusAuthorizations.add(authorization(exchange));
            send(exchange, new Answer(200, "application/json", alerts));
        });
        server.start();
        reset();
    }

    URI address(ServiceName service) {
        return URI.create("http://127.0.0.1:%s/%s".formatted(server.getAddress().getPort(), service.label()));
    }

    /** All healthy, without orders. */
    public StubServices reset() {
        answers.clear();
        down.clear();
        requests.clear();
        prometheusAuthorizations.clear();
        alerts("[]");
        for (ServiceName service : ServiceName.values()) {
            answer(service, "GET /actuator/health", 200, """
                    {"status": "UP", "components": {"degradation": {"status": "UP"}}}""");
            metrics(service, "process_start_time_seconds 1.0\n");
        }
        return this;
    }

    /** @param call the method and the path, with its query where that matters */
    public StubServices answer(ServiceName service, String call, int status, String json) {
        var type = status < 400 ? "application/json" : "application/problem+json";
        answers.put(service.label() + " " + call, new Answer(status, type, json));
        return this;
    }

    public StubServices metrics(ServiceName service, String page) {
        answers.put(service.label() + " GET /actuator/prometheus", new Answer(200, "text/plain", page));
        return this;
    }

    /** @param json the list of alerts, as Prometheus has it */
    public StubServices alerts(String json) {
        alerts = "{\"status\": \"success\", \"data\": {\"alerts\": " + json + "}}";
        return this;
    }

    URI prometheus() {
        return URI.create(
                "http://127.0.0.1:%s/prometheus".formatted(server.getAddress().getPort()));
    }

    /** From now on it closes every connection without an answer. */
    public StubServices down(ServiceName service) {
        down.add(service);
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The header of each request to Prometheus; empty where there was none. */
    public List<String> prometheusAuthorizations() {
        return List.copyOf(prometheusAuthorizations);
    }

    private static String authorization(HttpExchange exchange) {
        return header(exchange, "Authorization");
    }

    private static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    /** Those that changed something or would, in their order. */
    public List<Request> actions() {
        return requests.stream()
                .filter(request -> !request.call().startsWith("GET "))
                .toList();
    }

    private void handle(ServiceName service, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (down.contains(service)) {
                return;
            }
            var uri = exchange.getRequestURI();
            var path = exchange.getRequestMethod() + " "
                    + uri.getRawPath().substring(service.label().length() + 1);
            var call = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(service, call, body, authorization(exchange), header(exchange, "Waybill-Reason")));
            var fallback = answers.getOrDefault(
                    service.label() + " " + path, new Answer(404, "application/problem+json", NOT_FOUND));
            var answer = answers.getOrDefault(service.label() + " " + call, fallback);
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
