package dev.waybill.system.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is to be ordered, by whom, and how: good by default, each customer a new one. Immutable. */
public record Basket(
        String customer,
        Map<String, Integer> lines,
        String paymentMethod,
        String addressee,
        String postalCode,
        @Nullable String idempotencyKey,
        @Nullable String traceparent) {

    private static final JsonMapper JSON = new JsonMapper();

    public Basket {
        lines = new LinkedHashMap<>(lines);
    }

    public static Basket of(String sku, int quantity) {
        String customer = "c-" + UUID.randomUUID();
        return new Basket(customer, Map.of(sku, quantity), "pm_card_visa", "Ada Lovelace", "SW1Y 4JH", null, null);
    }

    public Basket and(String sku, int quantity) {
        var more = new LinkedHashMap<>(lines);
        more.put(sku, quantity);
        return new Basket(customer, more, paymentMethod, addressee, postalCode, idempotencyKey, traceparent);
    }

    public Basket by(String name) {
        return new Basket(name, lines, paymentMethod, addressee, postalCode, idempotencyKey, traceparent);
    }

    public Basket paidWith(String method) {
        return new Basket(customer, lines, method, addressee, postalCode, idempotencyKey, traceparent);
    }

    public Basket sentTo(String code) {
        return new Basket(customer, lines, paymentMethod, addressee, code, idempotencyKey, traceparent);
    }

    public Basket receivedBy(String name) {
        return new Basket(customer, lines, paymentMethod, name, postalCode, idempotencyKey, traceparent);
    }

    public Basket withKey(String key) {
        return new Basket(customer, lines, paymentMethod, addressee, postalCode, key, traceparent);
    }

    public Basket inTrace(String parent) {
        return new Basket(customer, lines, paymentMethod, addressee, postalCode, idempotencyKey, parent);
    }

    String[] headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }

    String json() {
        ObjectNode order = JSON.createObjectNode().put("customerId", customer);
        var items = order.putArray("lines");
        lines.forEach((sku, quantity) -> items.addObject().put("sku", sku).put("quantity", quantity));
        order.put("paymentMethod", paymentMethod);
        order.putObject("shippingAddress")
                .put("name", addressee)
                .put("street", "12 St James's Square")
                .put("city", "London")
                .put("postalCode", postalCode)
                .put("country", "GB");
        return order.toString();
    }
}
