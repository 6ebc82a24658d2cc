package dev.waybill.system.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is to be ordered, by whom, and how: good by default, each customer a new one. Immutable. */
public record Basket(
        String customer,
        Map<String, Integer> lines,
        String paymentMethod,
        String postalCode,
        @Nullable String idempotencyKey) {

    private static final JsonMapper JSON = new JsonMapper();

    public Basket {
        lines = new LinkedHashMap<>(lines);
    }

    public static Basket of(String sku, int quantity) {
        return new Basket("c-" + UUID.randomUUID(), Map.of(sku, quantity), "pm_card_visa", "SW1Y 4JH", null);
    }

    public Basket and(String sku, int quantity) {
        var more = new LinkedHashMap<>(lines);
        more.put(sku, quantity);
        return new Basket(customer, more, paymentMethod, postalCode, idempotencyKey);
    }

    public Basket paidWith(String method) {
        return new Basket(customer, lines, method, postalCode, idempotencyKey);
    }

    public Basket sentTo(String code) {
        return new Basket(customer, lines, paymentMethod, code, idempotencyKey);
    }

    public Basket withKey(String key) {
        return new Basket(customer, lines, paymentMethod, postalCode, key);
    }

    String json() {
        ObjectNode order = JSON.createObjectNode().put("customerId", customer);
        var items = order.putArray("lines");
        lines.forEach((sku, quantity) -> items.addObject().put("sku", sku).put("quantity", quantity));
        order.put("paymentMethod", paymentMethod);
        order.putObject("shippingAddress")
                .put("name", "Ada Lovelace")
                .put("street", "12 St James's Square")
                .put("city", "London")
                .put("postalCode", postalCode)
                .put("country", "GB");
        return order.toString();
    }
}
