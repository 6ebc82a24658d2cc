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

/** Things to test with. */
public final class ASample {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    public static final Instant LATER = NOW.plusSeconds(30);
    public static final Address ADDRESS =
            new Address("Ada Lovelace", "12 St James's Square", "City of 🦊 London", "SW1Y 4JH", "GB");
    public static final Address NOWHERE = new Address("Nobody", "No Street", "Nowhere", "00000", "DE");
    public static final Booking BOOKING = new Booking(new Carrier("Snail"), new TrackingNumber("SNAIL-1"));
    public static final ReasonCode UNDELIVERABLE = new ReasonCode("undeliverable_address");

    public static final List<LineItem> LINES = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1)));

    private ASample() {}

    public static ReturnId returnId() {
        return new ReturnId(UuidV7.next());
    }

    public static OrderId order() {
        return new OrderId(UuidV7.next());
    }

    public static Causation cause() {
        return new Causation(UuidV7.next(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    /** A shipment that got into this state as shipments do. */
    public static Shipment shipment(State state) {
        return shipment(order(), state);
    }

    public static Shipment shipment(OrderId orderId, State state) {
        Shipment shipment = Shipment.unknown(orderId);
        return switch (state) {
            case UNKNOWN -> shipment;
            case CLOSED -> {
                shipment.orderCancelled();
                yield shipment;
            }
            case SCHEDULED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> {
                shipment.confirmed(BOOKING, ADDRESS, NOW, NOW);
                shipment.causes(cause());
                yield bring(shipment, state);
            }
        };
    }

    /** Brings a scheduled shipment to where it can go from there. */
    public static Shipment bring(Shipment scheduled, State state) {
        switch (state) {
            case UNKNOWN, CLOSED -> throw new IllegalArgumentException("there is no way back");
            case SCHEDULED -> {}
            case CANCELLED -> scheduled.cancellationRequested();
            case DISPATCHING -> scheduled.claim(LATER);
            case DISPATCHED -> bring(scheduled, State.DISPATCHING).taken(NOW, LATER);
            case DELIVERED -> bring(scheduled, State.DISPATCHED).delivered(LATER);
            case FAILED -> bring(scheduled, State.DISPATCHING).refused(UNDELIVERABLE);
        }
        return scheduled;
    }
}
