package dev.waybill.audit;

import static dev.waybill.audit.GoodRun.CANCELLED;
import static dev.waybill.audit.GoodRun.COMPLETED;
import static dev.waybill.audit.GoodRun.DECLINED;

import dev.waybill.audit.Parcels.Shipment;
import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Ways to make good evidence worse. */
final class Mutations {

    private static final BigDecimal PRICE = new BigDecimal("19.80");

    private Mutations() {}

    static Evidence orders(Evidence good, Consumer<Map<UUID, Order>> change) {
        var orders = new HashMap<>(good.shopfront().orders());
        change.accept(orders);
        return good.with(new Shopfront(good.shopfront().attempts(), orders));
    }

    static Evidence order(Evidence good, UUID id, UnaryOperator<Order> change) {
        return orders(good, orders -> orders.computeIfPresent(id, (key, order) -> change.apply(order)));
    }

    static Evidence attempt(Evidence good, Attempt added) {
        var attempts = new ArrayList<>(good.shopfront().attempts());
        attempts.add(added);
        return good.with(new Shopfront(attempts, good.shopfront().orders()));
    }

    static Evidence stock(Evidence good, Stock stock) {
        return good.with(new Warehouse(
                List.of(stock), good.warehouse().movements(), good.warehouse().reservations()));
    }

    static Evidence movements(Evidence good, Consumer<List<Movement>> change) {
        var movements = new ArrayList<>(good.warehouse().movements());
        change.accept(movements);
        return good.with(new Warehouse(
                good.warehouse().stock(), movements, good.warehouse().reservations()));
    }

    static Evidence reservation(Evidence good, Reservation changed) {
        var reservations = new HashMap<>(good.warehouse().reservations());
        reservations.put(changed.order(), changed);
        return good.with(
                new Warehouse(good.warehouse().stock(), good.warehouse().movements(), reservations));
    }

    static Evidence ledger(Evidence good, Consumer<List<Booking>> change) {
        var ledger = new ArrayList<>(good.till().ledger());
        change.accept(ledger);
        return good.with(new Till(good.till().payments(), ledger));
    }

    static Evidence payment(Evidence good, Payment changed) {
        var payments = new HashMap<>(good.till().payments());
        payments.put(changed.order(), changed);
        return good.with(new Till(payments, good.till().ledger()));
    }

    static Evidence shipments(Evidence good, Consumer<List<Shipment>> change) {
        var shipments = new ArrayList<>(good.parcels().shipments());
        change.accept(shipments);
        return good.with(new Parcels(shipments));
    }

    static Evidence returns(Evidence good, Return... accepted) {
        return good.with(new Returns(
                List.of(accepted), good.returns().refunds(), good.returns().arrivals()));
    }

    static Evidence refunds(Evidence good, Refund... refunds) {
        return good.with(new Returns(
                good.returns().accepted(), List.of(refunds), good.returns().arrivals()));
    }

    static Evidence arrivals(Evidence good, Arrival... arrivals) {
        return good.with(new Returns(good.returns().accepted(), good.returns().refunds(), List.of(arrivals)));
    }

    static Evidence outbox(Evidence good, Consumer<List<Letter>> change) {
        var outbox = new ArrayList<>(good.post().outbox());
        change.accept(outbox);
        return good.with(new Post(
                outbox,
                good.post().topics(),
                good.post().deadLetters(),
                good.post().injected()));
    }

    static Evidence topics(Evidence good, Consumer<List<Told>> change) {
        var topics = new ArrayList<>(good.post().topics());
        change.accept(topics);
        return good.with(new Post(
                good.post().outbox(),
                topics,
                good.post().deadLetters(),
                good.post().injected()));
    }

    static Evidence dead(Evidence good, List<Told> dead, List<Told> injected) {
        return good.with(new Post(good.post().outbox(), good.post().topics(), dead, injected));
    }

    static Evidence unheard(Evidence good, String service, String type) {
        Told record = good.post().topics().stream()
                .filter(told -> told.type().equals(type))
                .findFirst()
                .orElseThrow();
        var inbox = new HashMap<>(good.ears().inbox());
        var ids = new HashSet<>(good.ears().inboxOf(service));
        ids.remove(record.id());
        inbox.put(service, ids);
        return good.with(new Ears(inbox, good.ears().committed()));
    }

    static Evidence withPath(Evidence good, UUID id, Step... path) {
        return order(
                good,
                id,
                order -> new Order(
                        order.id(),
                        order.customer(),
                        order.status(),
                        order.reason(),
                        order.lines(),
                        order.total(),
                        order.version(),
                        List.of(path)));
    }

    static Evidence withStatus(Evidence good, UUID id, String status) {
        return order(
                good,
                id,
                order -> new Order(
                        order.id(),
                        order.customer(),
                        status,
                        null,
                        order.lines(),
                        order.total(),
                        1,
                        List.of(new Step(1, status))));
    }

    static Payment releasedBelow(String state) {
        return new Payment(CANCELLED, state, PRICE, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static void swap(List<?> list, int one, int other) {
        Collections.swap(list, one, other);
    }

    static Told changed(Told told, String value) {
        return new Told(told.topic(), told.partition(), told.offset(), told.key(), value, told.headers());
    }

    static UUID unknown() {
        return new UUID(0, COMPLETED.getLeastSignificantBits() + DECLINED.getLeastSignificantBits() + 100);
    }
}
