package dev.waybill.audit;

import java.util.Set;
import java.util.regex.Pattern;

/** The four services. Each has its own process and database. */
public enum AuditedService {
    ORDERS(
            "order-service",
            "orders",
            Set.of("payments", "inventory", "shipping"),
            Set.of(
                    "stock.reserved.v1",
                    "stock.rejected.v1",
                    "stock.released.v1",
                    "stock.committed.v1",
                    "stock.restocked.v1",
                    "payment.authorized.v1",
                    "payment.declined.v1",
                    "payment.captured.v1",
                    "payment.capture-failed.v1",
                    "payment.voided.v1",
                    "payment.refunded.v1",
                    "payment.return-refunded.v1",
                    "payment.return-refund-failed.v1",
                    "payment.settled-manually.v1",
                    "payment.return-settled-manually.v1",
                    "shipment.scheduled.v1",
                    "shipment.dispatched.v1",
                    "shipment.delivered.v1",
                    "shipment.cancelled.v1",
                    "shipment.failed.v1",
                    "shipment.return-arrived.v1")),
    PAYMENTS(
            "payment-service",
            "payments",
            Set.of("orders", "shipping"),
            Set.of(
                    "order.placed.v1",
                    "order.cancelled.v1",
                    "order.return-requested.v1",
                    "order.personal-data-erased.v1",
                    "shipment.dispatched.v1")),
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
                    "order.return-requested.v1",
                    "order.personal-data-erased.v1"));

    private static final Pattern READABLE_TYPE = Pattern.compile("[!-~]{1,255}");

    private final String id;
    private final String database;
    private final Set<String> topics;
    private final Set<String> eventTypes;

    AuditedService(String id, String database, Set<String> topics, Set<String> eventTypes) {
        this.id = id;
        this.database = database;
        this.topics = topics;
        this.eventTypes = eventTypes;
    }

    /** Its name, which is also the id of its consumer group. */
    public String id() {
        return id;
    }

    /** The name of its database, and of the topic to which only this service publishes. */
    public String database() {
        return database;
    }

    /** Whether it subscribes to this topic. */
    public boolean consumes(String topic) {
        return topics.contains(topic);
    }

    /** Whether it processes events of this type. It ignores all other types by their header. */
    public boolean handles(String type) {
        return eventTypes.contains(type);
    }

    /** Whether a bad record of this topic and event type becomes its dead letter. Empty and malformed types do too. */
    public boolean deadLetters(String topic, String type) {
        return consumes(topic) && (handles(type) || !READABLE_TYPE.matcher(type).matches());
    }
}
