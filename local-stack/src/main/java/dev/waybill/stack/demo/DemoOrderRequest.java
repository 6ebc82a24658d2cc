package dev.waybill.stack.demo;

import java.util.List;
import java.util.Map;

/** An order to place: product, payment method and address. */
record DemoOrderRequest(String sku, int quantity, String paymentMethod, String postalCode) {
    static DemoOrderRequest ordinary() {
        return new DemoOrderRequest("MUG-WHITE", 2, "pm_card_visa", "SW1Y 4JH");
    }

    DemoOrderRequest of(String otherSku, int otherQuantity) {
        return new DemoOrderRequest(otherSku, otherQuantity, paymentMethod, postalCode);
    }

    DemoOrderRequest paidWith(String method) {
        return new DemoOrderRequest(sku, quantity, method, postalCode);
    }

    DemoOrderRequest sentTo(String code) {
        return new DemoOrderRequest(sku, quantity, paymentMethod, code);
    }

    String description() {
        return "%d %s, %s, to %s".formatted(quantity, sku, paymentMethod, postalCode);
    }

    /** The body of {@code POST /orders}. */
    Map<String, Object> body() {
        return Map.of(
                "customerId",
                "c-1001",
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity)),
                "paymentMethod",
                paymentMethod,
                "shippingAddress",
                Map.of(
                        "name", "Ada Lovelace",
                        "street", "12 St James's Square",
                        "city", "London",
                        "postalCode", postalCode,
                        "country", "GB"));
    }
}
