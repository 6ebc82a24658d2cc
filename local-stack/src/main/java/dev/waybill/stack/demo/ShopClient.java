package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A REST client for what a customer and the shop's staff do. */
final class ShopClient implements AutoCloseable {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_LIMIT)
            .build();
    private final String orders;
    private final String payments;

    ShopClient(Stack stack) {
        orders = "http://127.0.0.1:" + stack.port(Component.ORDER_SERVICE) + "/orders";
        payments = "http://127.0.0.1:" + stack.port(Component.PAYMENT_SERVICE) + "/payments";
    }

    /** The new order's id. */
    String place(DemoOrderRequest purchase) {
        return text(call("POST", orders, JSON.writeValueAsString(purchase.body())), "id");
    }

    /** Whether the order is in a final state. */
    boolean hasEnded(String order) {
        return DemoOrder.isFinal(text(call("GET", orders + "/" + order, ""), "status"));
    }

    DemoOrder get(String order) {
        var found = call("GET", orders + "/" + order, "");
        var timeline = call("GET", orders + "/" + order + "/timeline", "");
        var reason = found.path("reason");
        return new DemoOrder(text(found, "status"), reason.isString() ? reason.asString() : null, entries(timeline));
    }

    void execute(DemoStep step, String order) {
        switch (step) {
            case CANCEL -> call("POST", orders + "/" + order + "/cancellation", "");
            case RETRY_CAPTURE -> call("POST", payments + "/" + order + "/capture-retries", "");
        }
    }

    private static List<DemoOrder.Entry> entries(JsonNode timeline) {
        return timeline.valueStream()
                .map(event -> new DemoOrder.Entry(
                        text(event, "id"),
                        text(event, "type").replaceFirst("\\.v\\d+$", ""),
                        text(event, "source").replaceFirst("^/", ""),
                        event.path("summary").asString("")))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private JsonNode call(String method, String address, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(TIME_LIMIT)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new StackException(
                        "%s %s was answered %d: %s".formatted(method, address, answer.statusCode(), answer.body()));
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException("%s %s was not answered: %s".formatted(method, address, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
