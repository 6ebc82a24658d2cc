package dev.waybill.audit;

import java.util.Set;

/** The four services, each a process of its own with a database of its own. */
public enum Service {
    ORDERS(
            "order-service",
            "orders",
            Set.of("payments", "inventory", "shipping"),
            Set.of(
                    "stock.reserved.v1",
                    "stock.rejected.v1",
                    "payment.authorized.v1",
                    "payment.declined.v1",
                    "payment.captured.v1",
                    "payment.capture-failed.v1",
                    "payment.return-refunded.v1",
                    "payment.return-refund-failed.v1",
                    "stock.restocked.v1",
                    "shipment.dispatched.v1",
                    "shipment.cancelled.v1",
                    "shipment.failed.v1")),
    PAYMENTS(
            "payment-service",
            "payments",
            Set.of("orders", "shipping"),
            Set.of("order.placed.v1", "order.cancelled.v1", "order.return-requested.v1", "shipment.dispatched.v1")),
    INVENTORY(
            "inventory-service",
            "inventory",
            Set.of("orders", "shipping"),
            Set.of("order.placed.v1", "order.cancelled.v1", "shipment.dispatched.v1", "shipment.return-arrived.v1")),
    SHIPPING(
            "shipping-service",
            "shipping",
            Set.of("orders"),
            Set.of(
                    "order.confirmed.v1",
                    "order.cancellation-requested.v1",
                    "order.cancelled.v1",
                    "order.return-requested.v1"));

    private final String id;
    private final String database;
    private final Set<String> hears;
    private final Set<String> actsOn;

    Service(String id, String database, Set<String> hears, Set<String> actsOn) {
        this.id = id;
        this.database = database;
        this.hears = hears;
        this.actsOn = actsOn;
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

    /** Whether it must act on events of this type; the rest of its topics it may ignore. */
    public boolean actsOn(String type) {
        return actsOn.contains(type);
    }
}
