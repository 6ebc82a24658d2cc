package dev.waybill.stack.demo;

/** An order to place: product, payment method and address. */
record DemoOrderRequest(String sku, int quantity, String paymentMethod, String postalCode) {
    static final String GOOD_CARD = "pm_card_visa";
    static final String GOOD_POSTAL_CODE = "SW1Y 4JH";

    /** One that can be paid and delivered. */
    static DemoOrderRequest ordinary(String sku, int quantity) {
        return new DemoOrderRequest(sku, quantity, GOOD_CARD, GOOD_POSTAL_CODE);
    }

    String description() {
        return "%s %s, %s, to %s".formatted(quantity, sku, paymentMethod, postalCode);
    }

    /** The body of {@code POST /orders}. */
    String json() {
        return """
                {
                  "customerId": "c-1001",
                  "lines": [{"sku": "%s", "quantity": %s}],
                  "paymentMethod": "%s",
                  "shippingAddress": {
                    "name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                    "postalCode": "%s", "country": "GB"
                  }
                }
                """.formatted(sku, quantity, paymentMethod, postalCode);
    }
}
