package dev.waybill.audit;

import java.util.Set;

/** The four services, each a process of its own with a database of its own. */
public enum Service {
    ORDERS("order-service", "orders", Set.of("payments", "inventory", "shipping")),
    PAYMENTS("payment-service", "payments", Set.of("orders", "shipping")),
    INVENTORY("inventory-service", "inventory", Set.of("orders", "shipping")),
    SHIPPING("shipping-service", "shipping", Set.of("orders"));

    private final String id;
    private final String database;
    private final Set<String> hears;

    Service(String id, String database, Set<String> hears) {
        this.id = id;
        this.database = database;
        this.hears = hears;
    }

    /** Its name, which is also that of its consumer group. */
    public String id() {
        return id;
    }

    /** Its database, and the topic that it alone writes. */
    public String database() {
        return database;
    }

    /** Whether it reads this topic. */
    public boolean hears(String topic) {
        return hears.contains(topic);
    }
}
