package dev.waybill.stack.run;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The processes of a stack. */
public enum Component {
    POSTGRES("postgres", "WAYBILL_POSTGRES_PORT", 15432, ""),
    KAFKA("kafka", "WAYBILL_KAFKA_PORT", 19092, ""),
    ORDER_SERVICE("order-service", "WAYBILL_ORDER_PORT", 8081, "orders"),
    PAYMENT_SERVICE("payment-service", "WAYBILL_PAYMENT_PORT", 8082, "payments"),
    INVENTORY_SERVICE("inventory-service", "WAYBILL_INVENTORY_PORT", 8083, "inventory"),
    SHIPPING_SERVICE("shipping-service", "WAYBILL_SHIPPING_PORT", 8084, "shipping"),
    CONSOLE("console", "WAYBILL_CONSOLE_PORT", 8080, ""),
    /** Issues the tokens of a secure stack; an open one has none. */
    IDENTITY("identity", "WAYBILL_IDENTITY_PORT", 9000, "");

    public static final List<Component> INFRASTRUCTURE = List.of(POSTGRES, KAFKA);
    public static final List<Component> SERVICES =
            List.of(ORDER_SERVICE, PAYMENT_SERVICE, INVENTORY_SERVICE, SHIPPING_SERVICE);

    private final String label;
    private final String portVariable;
    private final int defaultPort;
    private final String database;

    Component(String label, String portVariable, int defaultPort, String database) {
        this.label = label;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
        this.database = database;
    }

    /** @throws StackException naming all if there is no such process */
    public static Component named(String label) {
        return among(List.of(values()), label::equals, label + " here");
    }

    /**
     * The first of these with such a label.
     *
     * @param wanted what the user has asked for
     * @throws StackException naming all if there is none
     */
    public static Component among(List<Component> parts, Predicate<String> label, String wanted) {
        return parts.stream()
                .filter(part -> label.test(part.label))
                .findFirst()
                .orElseThrow(() -> new StackException(
                        ExitCode.WRONG_USE,
                        parts.stream()
                                .map(Component::label)
                                .collect(Collectors.joining(", ", "There is no " + wanted + "; there are ", "."))));
    }

    public String label() {
        return label;
    }

    public String portVariable() {
        return portVariable;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The name of a service's database. */
    String database() {
        return database;
    }
}
