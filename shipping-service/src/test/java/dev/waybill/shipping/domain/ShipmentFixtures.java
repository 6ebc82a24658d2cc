package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.Carrier;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;

/** Values and shipments for tests. */
public final class ShipmentFixtures {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    public static final Instant LATER = NOW.plusSeconds(30);
    public static final Address ADDRESS = new Address(
            "Ada Lovelace",
            "12 St James's Square",
            "City of 🦊 London",
            "SW1Y 4JH",
            "GB",
            "Second floor",
            "Greater London",
            "Analytical Engines Ltd",
            "+44 20 7946 0958");
    public static final Address UNDELIVERABLE_ADDRESS = new Address("Nobody", "No Street", "Nowhere", "00000", "DE");
    public static final Booking BOOKING = new Booking(new Carrier("Snail"), new TrackingNumber("SNAIL-1"));
    public static final ReasonCode UNDELIVERABLE = new ReasonCode("undeliverable_address");

    public static final List<LineItem> LINES = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1)));

    private ShipmentFixtures() {}

    public static ReturnId returnId() {
        return new ReturnId(UuidV7.next());
    }

    public static OrderId order() {
        return new OrderId(UuidV7.next());
    }

    public static Causation cause() {
        return new Causation(UuidV7.next(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    /** A shipment brought into this status by its own methods. */
    public static Shipment shipment(ShipmentStatus status) {
        return shipment(order(), status);
    }

    public static Shipment shipment(OrderId orderId, ShipmentStatus status) {
        Shipment shipment = new Shipment(orderId);
        return switch (status) {
            case UNKNOWN -> shipment;
            case CLOSED -> {
                shipment.orderCancelled();
                yield shipment;
            }
            case SCHEDULED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> {
                shipment.book(BOOKING, ADDRESS, NOW, NOW);
                shipment.recordCause(cause());
                yield advanceTo(shipment, status);
            }
        };
    }

    /** Advances a scheduled shipment to this status. */
    public static Shipment advanceTo(Shipment scheduled, ShipmentStatus status) {
        switch (status) {
            case UNKNOWN, CLOSED -> throw new IllegalArgumentException("a scheduled shipment never becomes " + status);
            case SCHEDULED -> {}
            case CANCELLED -> scheduled.cancellationRequested();
            case DISPATCHING -> scheduled.claim(LATER);
            case DISPATCHED -> advanceTo(scheduled, ShipmentStatus.DISPATCHING).handoverAccepted(NOW, LATER);
            case DELIVERED -> advanceTo(scheduled, ShipmentStatus.DISPATCHED).delivered(LATER);
            case FAILED -> advanceTo(scheduled, ShipmentStatus.DISPATCHING).handoverRejected(UNDELIVERABLE);
        }
        return scheduled;
    }
}
