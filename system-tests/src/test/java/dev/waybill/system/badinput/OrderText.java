package dev.waybill.system.badinput;

import tools.jackson.databind.json.JsonMapper;

/** A valid order as JSON text, in which one thing can be changed. */
final class OrderText {

    private static final String GOOD = """
            {"customerId": "c-bad-input",
             "lines": [{"sku": "MUG-WHITE", "quantity": 2}],
             "paymentMethod": "pm_card_visa",
             "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                 "postalCode": "SW1Y 4JH", "country": "GB"}}""";

    private OrderText() {}

    static String good() {
        return GOOD;
    }

    static String changed(String what, String into) {
        if (!GOOD.contains(what)) {
            throw new IllegalArgumentException("A good order has no " + what);
        }
        return GOOD.replace(what, into);
    }

    static String quantity(String number) {
        return changed("\"quantity\": 2", "\"quantity\": " + number);
    }

    static String lines(String lines) {
        return changed("[{\"sku\": \"MUG-WHITE\", \"quantity\": 2}]", lines);
    }

    /** With a name of this, whatever characters it has. */
    static String named(String name) {
        return changed("\"Ada Lovelace\"", JsonMapper.shared().writeValueAsString(name));
    }
}
