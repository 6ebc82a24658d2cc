package dev.waybill.audit;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ClientView.Step;
import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.InventoryRecords.Reservation;
import dev.waybill.audit.InventoryRecords.Stock;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.PaymentRecords.Payment;
import dev.waybill.audit.ReturnRecords.Arrival;
import dev.waybill.audit.ReturnRecords.Refund;
import dev.waybill.audit.ReturnRecords.Return;
import dev.waybill.audit.ShipmentRecords.Shipment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A valid snapshot: one order completed, one declined, one cancelled after it was confirmed, one half returned. */
final class ValidRun {

    static final UUID COMPLETED = new UUID(0, 1);
    static final UUID DECLINED = new UUID(0, 2);
    static final UUID CANCELLED = new UUID(0, 3);
    static final UUID RETURNED = new UUID(0, 4);
    static final UUID RETURN = new UUID(9, 1);

    private static final Map<String, Integer> TWO_MUGS = Map.of("MUG", 2);
    private static final BigDecimal PRICE = new BigDecimal("19.80");
    private static final BigDecimal HALF = new BigDecimal("9.90");
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final EventRecorder events = new EventRecorder();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<UUID, Order> orders = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>(List.of(new Movement("MUG", "received", 10, null, null)));
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Map<UUID, Payment> payments = new HashMap<>();
    private final List<Booking> ledger = new ArrayList<>();
    private final List<Shipment> shipments = new ArrayList<>();

    private ValidRun() {}

    static AuditSnapshot snapshot() {
        var run = new ValidRun();
        run.completed();
        run.declined();
        run.cancelled();
        run.returned();
        return new AuditSnapshot(
                false,
                new ClientView(run.attempts, run.orders),
                new InventoryRecords(List.of(new Stock("MUG", 7, 0, 7)), run.movements, run.reservations),
                new PaymentRecords(run.payments, run.ledger),
                new ShipmentRecords(run.shipments),
                new ReturnRecords(
                        List.of(new Return(RETURN, RETURNED, "COMPLETED", Map.of("MUG", 1), HALF)),
                        List.of(new Refund(RETURN, RETURNED, "REFUNDED", HALF)),
                        List.of(new Arrival(RETURN, RETURNED, true))),
                run.events.eventLog(),
                run.events.consumers());
    }

    private void completed() {
        complete(COMPLETED);
        payments.put(COMPLETED, new Payment(COMPLETED, "CAPTURED", PRICE, PRICE, NOTHING));
    }

    /** One of two mugs is returned. */
    private void returned() {
        complete(RETURNED);
        UUID requested = events.publish(RETURNED, "order.return-requested.v1", null);
        events.publish(RETURNED, "payment.return-refunded.v1", requested);
        UUID arrived = events.publish(RETURNED, "shipment.return-arrived.v1", requested);
        UUID restocked = events.publish(RETURNED, "stock.restocked.v1", arrived);
        events.publish(RETURNED, "order.return-completed.v1", restocked);
        events.publish(RETURNED, "order.personal-data-erased.v1", null);
        movements.add(new Movement("MUG", "returned", 1, RETURNED, RETURN));
        payments.put(RETURNED, new Payment(RETURNED, "RETURNING", PRICE, PRICE, HALF));
        ledger.add(new Booking(RETURNED, "refund", HALF));
    }

    private void complete(UUID order) {
        placed(order, "COMPLETED", null, "PENDING", "CONFIRMED", "SHIPPED", "COMPLETED");
        UUID placed = events.publish(order, "order.placed.v1", null);
        events.publish(order, "stock.reserved.v1", placed);
        UUID authorized = events.publish(order, "payment.authorized.v1", placed);
        UUID confirmed = events.publish(order, "order.confirmed.v1", authorized);
        UUID scheduled = events.publish(order, "shipment.scheduled.v1", confirmed);
        UUID dispatched = events.publish(order, "shipment.dispatched.v1", scheduled);
        events.publish(order, "stock.committed.v1", dispatched);
        UUID captured = events.publish(order, "payment.captured.v1", dispatched);
        events.publish(order, "order.completed.v1", captured);
        move(order, "reserved", "committed");
        reservations.put(order, new Reservation(order, "COMMITTED", TWO_MUGS));
        ledger.add(new Booking(order, "authorization", PRICE));
        ledger.add(new Booking(order, "capture", PRICE));
        shipments.add(new Shipment(order, "DELIVERED"));
    }

    private void declined() {
        placed(DECLINED, "CANCELLED", "PAYMENT_DECLINED", "PENDING", "CANCELLED");
        UUID placed = events.publish(DECLINED, "order.placed.v1", null);
        events.publish(DECLINED, "stock.reserved.v1", placed);
        UUID refused = events.publish(DECLINED, "payment.declined.v1", placed);
        UUID cancelled = events.publish(DECLINED, "order.cancelled.v1", refused);
        events.publish(DECLINED, "stock.released.v1", cancelled);
        move(DECLINED, "reserved", "released");
        reservations.put(DECLINED, new Reservation(DECLINED, "RELEASED", TWO_MUGS));
        payments.put(DECLINED, new Payment(DECLINED, "DECLINED", NOTHING, NOTHING, NOTHING));
        shipments.add(new Shipment(DECLINED, "CLOSED"));
    }

    private void cancelled() {
        placed(CANCELLED, "CANCELLED", "CUSTOMER_REQUEST", "PENDING", "CONFIRMED", "CANCELLING", "CANCELLED");
        UUID placed = events.publish(CANCELLED, "order.placed.v1", null);
        events.publish(CANCELLED, "payment.authorized.v1", placed);
        UUID reserved = events.publish(CANCELLED, "stock.reserved.v1", placed);
        UUID confirmed = events.publish(CANCELLED, "order.confirmed.v1", reserved);
        events.publish(CANCELLED, "shipment.scheduled.v1", confirmed);
        UUID asked = events.publish(CANCELLED, "order.cancellation-requested.v1", null);
        UUID held = events.publish(CANCELLED, "shipment.cancelled.v1", asked);
        UUID cancelled = events.publish(CANCELLED, "order.cancelled.v1", held);
        events.publish(CANCELLED, "stock.released.v1", cancelled);
        events.publish(CANCELLED, "payment.voided.v1", cancelled);
        move(CANCELLED, "reserved", "released");
        reservations.put(CANCELLED, new Reservation(CANCELLED, "RELEASED", TWO_MUGS));
        payments.put(CANCELLED, new Payment(CANCELLED, "VOIDED", PRICE, NOTHING, NOTHING));
        ledger.add(new Booking(CANCELLED, "authorization", PRICE));
        ledger.add(new Booking(CANCELLED, "void", PRICE));
        shipments.add(new Shipment(CANCELLED, "CANCELLED"));
    }

    private void placed(UUID id, String status, @Nullable String reason, String... states) {
        var path = new ArrayList<Step>();
        for (String state : states) {
            path.add(new Step(path.size() + 1, state));
        }
        String customer = "c-" + id.getLeastSignificantBits();
        orders.put(id, new Order(id, customer, status, reason, TWO_MUGS, PRICE, path.size(), path));
        attempts.add(new Attempt(customer, "key", "{}", 201, "{\"id\": \"" + id + "\"}", id));
        attempts.add(new Attempt(customer, "key", "{}", 201, "{\"id\": \"" + id + "\"}", id));
        attempts.add(new Attempt(customer, null, "{", 400, "", null));
    }

    private void move(UUID order, String... kinds) {
        for (String kind : kinds) {
            movements.add(new Movement("MUG", kind, 2, order, null));
        }
    }
}
