package dev.waybill.stack.demo;

import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.TokenOwner;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A REST client for what a customer and the shop's staff do. Thread-safe. */
final class ShopClient {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int orders;
    private final int payments;
    private final Authorization authorization;

    ShopClient(Stack stack) {
        authorization = stack.authorization();
        orders = stack.port(Component.ORDER_SERVICE);
        payments = stack.port(Component.PAYMENT_SERVICE);
    }

    /** The new order's id. */
    String place(DemoOrderRequest purchase) {
        return text(call(TokenOwner.SHOP, "POST", orders, "/orders", purchase.json()), "id");
    }

    /** Whether the order is in a final state. */
    boolean hasEnded(String order) {
        return DemoOrder.isFinal(text(call(TokenOwner.SHOP, "GET", orders, "/orders/" + order, ""), "status"));
    }

    DemoOrder get(String order) {
        var found = call(TokenOwner.SHOP, "GET", orders, "/orders/" + order, "");
        var timeline = call(TokenOwner.SHOP, "GET", orders, "/orders/" + order + "/timeline", "");
        var reason = found.path("reason");
        return new DemoOrder(
                text(found, "status"),
                reason.isString() ? reason.asString() : null,
                timeline.valueStream()
                        .map(event -> new DemoOrder.Entry(
                                text(event, "id"),
                                text(event, "type").replaceFirst("\\.v\\d+$", ""),
                                text(event, "summary")))
                        .toList());
    }

    void execute(DemoScenario.Step step, String order) {
        switch (step) {
            case CANCEL -> call(TokenOwner.SHOP, "POST", orders, "/orders/" + order + "/cancellation", "");
            case RETRY_CAPTURE ->
                call(TokenOwner.OPERATOR, "POST", payments, "/payments/" + order + "/capture-retries", "");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private JsonNode call(TokenOwner owner, String method, int port, String path, String body) {
        var uri = LocalHttp.uri(port, path);
        try {
            var answer = LocalHttp.send(method, uri, body, TIME_LIMIT, authorization.token(owner));
            if (answer.statusCode() >= 300) {
                throw new StackException(
                        "%s %s was answered %s: %s".formatted(method, uri, answer.statusCode(), answer.body()));
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException("%s %s was not answered: %s".formatted(method, uri, e), e);
        }
    }
}
