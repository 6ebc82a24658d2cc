package dev.waybill.audit;

import dev.waybill.audit.Parcels.Shipment;
import dev.waybill.audit.Returns.Arrival;
import dev.waybill.audit.Returns.Refund;
import dev.waybill.audit.Returns.Return;
import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Shopfront.Step;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Till.Payment;
import dev.waybill.audit.Warehouse.Movement;
import dev.waybill.audit.Warehouse.Reservation;
import dev.waybill.audit.Warehouse.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of a run in which one order completed, one was declined, one was cancelled after its confirmation, and half of
 * one came back.
 */
final class GoodRun {

    static final UUID COMPLETED = new UUID(0, 1);
    static final UUID DECLINED = new UUID(0, 2);
    static final UUID CANCELLED = new UUID(0, 3);
    static final UUID RETURNED = new UUID(0, 4);
    static final UUID RETURN = new UUID(9, 1);

    private static final Map<String, Integer> TWO_MUGS = Map.of("MUG", 2);
    private static final BigDecimal PRICE = new BigDecimal("19.80");
    private static final BigDecimal HALF = new BigDecimal("9.90");
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final Letters letters = new Letters();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<UUID, Order> orders = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>(List.of(new Movement("MUG", "received", 10, null)));
    private final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Map<UUID, Payment> payments = new HashMap<>();
    private final List<Booking> ledger = new ArrayList<>();
    private final List<Shipment> shipments = new ArrayList<>();

    private GoodRun() {}

    static Evidence evidence() {
        var run = new GoodRun();
        run.completed();
        run.declined();
        run.cancelled();
        run.returned();
        return new Evidence(
                false,
                new Shopfront(run.attempts, run.orders),
                new Warehouse(List.of(new Stock("MUG", 7, 0, 7)), run.movements, run.reservations),
                new Till(run.payments, run.ledger),
                new Parcels(run.shipments),
                new Returns(
                        List.of(new Return(RETURN, RETURNED, "COMPLETED", Map.of("MUG", 1), HALF)),
                        List.of(new Refund(RETURN, RETURNED, "REFUNDED", HALF)),
                        List.of(new Arrival(RETURN, RETURNED, true))),
                run.letters.post(),
                run.letters.ears());
    }

    private void completed() {
        complete(COMPLETED);
        payments.put(COMPLETED, new Payment(COMPLETED, "CAPTURED", PRICE, PRICE, NOTHING));
    }

    /** One of two mugs came back. */
    private void returned() {
        complete(RETURNED);
        UUID requested = letters.tell(RETURNED, "order.return-requested.v1", null);
        letters.tell(RETURNED, "payment.return-refunded.v1", requested);
        UUID arrived = letters.tell(RETURNED, "shipment.return-arrived.v1", requested);
        UUID restocked = letters.tell(RETURNED, "stock.restocked.v1", arrived);
        letters.tell(RETURNED, "order.return-completed.v1", restocked);
        movements.add(new Movement("MUG", "returned", 1, RETURNED, RETURN));
        payments.put(RETURNED, new Payment(RETURNED, "RETURNING", PRICE, PRICE, HALF));
        ledger.add(new Booking(RETURNED, "refund", HALF));
    }

    private void complete(UUID order) {
        placed(order, "COMPLETED", null, "PENDING", "CONFIRMED", "SHIPPED", "COMPLETED");
        UUID placed = letters.tell(order, "order.placed.v1", null);
        letters.tell(order, "stock.reserved.v1", placed);
        UUID authorized = letters.tell(order, "payment.authorized.v1", placed);
        UUID confirmed = letters.tell(order, "order.confirmed.v1", authorized);
        UUID scheduled = letters.tell(order, "shipment.scheduled.v1", confirmed);
        UUID dispatched = letters.tell(order, "shipment.dispatched.v1", scheduled);
        letters.tell(order, "stock.committed.v1", dispatched);
        UUID captured = letters.tell(order, "payment.captured.v1", dispatched);
        letters.tell(order, "order.completed.v1", captured);
        move(order, "reserved", "committed");
        reservations.put(order, new Reservation(order, "COMMITTED", TWO_MUGS));
        ledger.add(new Booking(order, "authorization", PRICE));
        ledger.add(new Booking(order, "capture", PRICE));
        shipments.add(new Shipment(order, "DELIVERED"));
    }

    private void declined() {
        placed(DECLINED, "CANCELLED", "PAYMENT_DECLINED", "PENDING", "CANCELLED");
        UUID placed = letters.tell(DECLINED, "order.placed.v1", null);
        letters.tell(DECLINED, "stock.reserved.v1", placed);
        UUID refused = letters.tell(DECLINED, "payment.declined.v1", placed);
        UUID cancelled = letters.tell(DECLINED, "order.cancelled.v1", refused);
        letters.tell(DECLINED, "stock.released.v1", cancelled);
        move(DECLINED, "reserved", "released");
        reservations.put(DECLINED, new Reservation(DECLINED, "RELEASED", TWO_MUGS));
        payments.put(DECLINED, new Payment(DECLINED, "DECLINED", NOTHING, NOTHING, NOTHING));
        shipments.add(new Shipment(DECLINED, "CLOSED"));
    }

    private void cancelled() {
        placed(CANCELLED, "CANCELLED", "CUSTOMER_REQUEST", "PENDING", "CONFIRMED", "CANCELLING", "CANCELLED");
        UUID placed = letters.tell(CANCELLED, "order.placed.v1", null);
        letters.tell(CANCELLED, "payment.authorized.v1", placed);
        UUID reserved = letters.tell(CANCELLED, "stock.reserved.v1", placed);
        UUID confirmed = letters.tell(CANCELLED, "order.confirmed.v1", reserved);
        letters.tell(CANCELLED, "shipment.scheduled.v1", confirmed);
        UUID asked = letters.tell(CANCELLED, "order.cancellation-requested.v1", null);
        UUID held = letters.tell(CANCELLED, "shipment.cancelled.v1", asked);
        UUID cancelled = letters.tell(CANCELLED, "order.cancelled.v1", held);
        letters.tell(CANCELLED, "stock.released.v1", cancelled);
        letters.tell(CANCELLED, "payment.voided.v1", cancelled);
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
            movements.add(new Movement("MUG", kind, 2, order));
        }
    }
}
