package dev.waybill.stack.cli;

import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.IdentityFiles;
import dev.waybill.stack.secure.TokenOwner;

/** What a started stack offers and where, as lines for the terminal. */
record StartSummary(Stack stack, Layout layout, Terminal terminal) {

    void print() {
        Component.SERVICES.forEach(service -> address(service, ""));
        if (stack.isRunning(Component.CONSOLE)) {
            address(Component.CONSOLE, " for the operator, ready in a few seconds");
        }
        if (stack.isRunning(Component.IDENTITY)) {
            address(Component.IDENTITY, " issues tokens");
            secure();
        }
    }

    private void address(Component part, String purpose) {
        terminal.line("  %-18s http://localhost:%s%s".formatted(part.label(), stack.port(part), purpose));
    }

    /** A whole call that can be pasted. */
    private void secure() {
        var password = new IdentityFiles(layout.identity()).password(TokenOwner.OPERATOR.client());
        terminal.line("""
                Every call needs a token, and the console a login: the user is %s, the password in
                  %s
                To place an order as a customer:
                  curl http://localhost:%s/orders -H 'Content-Type: application/json' \\
                    -H "Authorization: Bearer $(./waybill token --customer c-1001)" \\
                    -d '{"customerId": "c-1001", "lines": [{"sku": "MUG-WHITE", "quantity": 2}], "paymentMethod": "pm_card_visa",
                      "shippingAddress": {"name": "Ada Lovelace", "street": "1 High Street", "city": "London",
                        "postalCode": "SW1Y 4JH", "country": "GB"}}'""".formatted(TokenOwner.OPERATOR.client(), password, stack.port(Component.ORDER_SERVICE)));
    }
}
