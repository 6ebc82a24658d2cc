package dev.waybill.stack.cli;

import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.StackSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports as options, each of which wins over its variable in the environment, and which kind of stack is started. */
final class PortOptions {
    static final String NO_CONSOLE = "WAYBILL_NO_CONSOLE";

    @Option(names = "--order-port", paramLabel = "PORT", description = "order-service's port, instead of 8081")
    private @Nullable Integer order;

    @Option(names = "--payment-port", paramLabel = "PORT", description = "payment-service's port, instead of 8082")
    private @Nullable Integer payment;

    @Option(names = "--inventory-port", paramLabel = "PORT", description = "inventory-service's port, instead of 8083")
    private @Nullable Integer inventory;

    @Option(names = "--shipping-port", paramLabel = "PORT", description = "shipping-service's port, instead of 8084")
    private @Nullable Integer shipping;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL's port, instead of 15432")
    private @Nullable Integer postgres;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka's port, instead of 19092")
    private @Nullable Integer kafka;

    @Option(names = "--console-port", paramLabel = "PORT", description = "the console's port, instead of 8080")
    private @Nullable Integer console;

    @Option(names = "--no-console", description = "do not start the console")
    private boolean noConsole;

    @Option(names = "--identity-port", paramLabel = "PORT", description = "identity's port, instead of 9000")
    private @Nullable Integer identity;

    @Option(
            names = "--secure",
            description = "let only those call the services and open the console who have a token of identity, which is"
                    + " started as well")
    private boolean secure;

    /** The options as the environment would have them. */
    Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        put(variables, Component.ORDER_SERVICE, order);
        put(variables, Component.PAYMENT_SERVICE, payment);
        put(variables, Component.INVENTORY_SERVICE, inventory);
        put(variables, Component.SHIPPING_SERVICE, shipping);
        put(variables, Component.POSTGRES, postgres);
        put(variables, Component.KAFKA, kafka);
        put(variables, Component.CONSOLE, console);
        put(variables, Component.IDENTITY, identity);
        if (secure) {
            variables.put(StackSettings.SECURITY_MODE, StackSettings.SECURE);
        }
        if (noConsole) {
            variables.put(NO_CONSOLE, "true");
        }
        return variables;
    }

    private static void put(Map<String, String> variables, Component part, @Nullable Integer port) {
        if (port != null) {
            variables.put(part.portVariable(), port.toString());
        }
    }
}
