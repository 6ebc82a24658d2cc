package dev.waybill.audit;

import static dev.waybill.audit.ValidRun.CANCELLED;
import static dev.waybill.audit.ValidRun.COMPLETED;
import static dev.waybill.audit.ValidRun.DECLINED;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ClientView.Step;
import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Modifications that make a valid snapshot invalid. */
final class SnapshotMutations {

    private static final BigDecimal PRICE = new BigDecimal("19.80");

    private SnapshotMutations() {}

    static AuditSnapshot orders(AuditSnapshot good, Consumer<Map<UUID, Order>> change) {
        var orders = new HashMap<>(good.clientView().orders());
        change.accept(orders);
        return good.with(new ClientView(good.clientView().attempts(), orders));
    }

    static AuditSnapshot order(AuditSnapshot good, UUID id, UnaryOperator<Order> change) {
        return orders(good, orders -> orders.computeIfPresent(id, (key, order) -> change.apply(order)));
    }

    static AuditSnapshot attempt(AuditSnapshot good, Attempt added) {
        var attempts = new ArrayList<>(good.clientView().attempts());
        attempts.add(added);
        return good.with(new ClientView(attempts, good.clientView().orders()));
    }

    static AuditSnapshot stock(AuditSnapshot good, Stock stock) {
        return good.with(new InventoryRecords(
                List.of(stock), good.inventory().movements(), good.inventory().reservations()));
    }

    static AuditSnapshot movements(AuditSnapshot good, Consumer<List<Movement>> change) {
        var movements = new ArrayList<>(good.inventory().movements());
        change.accept(movements);
        return good.with(new InventoryRecords(
                good.inventory().stock(), movements, good.inventory().reservations()));
    }

    static AuditSnapshot reservation(AuditSnapshot good, Reservation changed) {
        var reservations = new HashMap<>(good.inventory().reservations());
        reservations.put(changed.order(), changed);
        return good.with(
                new InventoryRecords(good.inventory().stock(), good.inventory().movements(), reservations));
    }

    static AuditSnapshot ledger(AuditSnapshot good, Consumer<List<Booking>> change) {
        var ledger = new ArrayList<>(good.payments().ledger());
        change.accept(ledger);
        return good.with(new PaymentRecords(good.payments().byOrder(), ledger));
    }

    static AuditSnapshot payment(AuditSnapshot good, Payment changed) {
        var payments = new HashMap<>(good.payments().byOrder());
        payments.put(changed.order(), changed);
        return good.with(new PaymentRecords(payments, good.payments().ledger()));
    }

    static AuditSnapshot shipments(AuditSnapshot good, Consumer<List<Shipment>> change) {
        var shipments = new ArrayList<>(good.shipments().all());
        change.accept(shipments);
        return good.with(new ShipmentRecords(shipments));
    }

    static AuditSnapshot returns(AuditSnapshot good, Return... accepted) {
        return good.with(new ReturnRecords(
                List.of(accepted), good.returns().refunds(), good.returns().arrivals()));
    }

    static AuditSnapshot refunds(AuditSnapshot good, Refund... refunds) {
        return good.with(new ReturnRecords(
                good.returns().accepted(), List.of(refunds), good.returns().arrivals()));
    }

    static AuditSnapshot arrivals(AuditSnapshot good, Arrival... arrivals) {
        return good.with(
                new ReturnRecords(good.returns().accepted(), good.returns().refunds(), List.of(arrivals)));
    }

    static AuditSnapshot outbox(AuditSnapshot good, Consumer<List<OutboxRow>> change) {
        var outbox = new ArrayList<>(good.eventLog().outbox());
        change.accept(outbox);
        return good.with(new EventLog(
                outbox,
                good.eventLog().topics(),
                good.eventLog().deadLetters(),
                good.eventLog().injected()));
    }

    static AuditSnapshot topics(AuditSnapshot good, Consumer<List<TopicRecord>> change) {
        var topics = new ArrayList<>(good.eventLog().topics());
        change.accept(topics);
        return good.with(new EventLog(
                good.eventLog().outbox(),
                topics,
                good.eventLog().deadLetters(),
                good.eventLog().injected()));
    }

    static AuditSnapshot dead(AuditSnapshot good, List<TopicRecord> dead, List<TopicRecord> injected) {
        return good.with(new EventLog(good.eventLog().outbox(), good.eventLog().topics(), dead, injected));
    }

    static AuditSnapshot unprocessed(AuditSnapshot good, AuditedService service, String type) {
        TopicRecord record = good.eventLog().topics().stream()
                .filter(published -> published.type().equals(type))
                .findFirst()
                .orElseThrow();
        var inbox = new HashMap<>(good.consumers().inbox());
        var ids = new HashSet<>(good.consumers().inboxOf(service));
        ids.remove(record.id());
        inbox.put(service.id(), ids);
        return good.with(good.consumers().withInbox(inbox));
    }

    static AuditSnapshot committed(AuditSnapshot good, AuditedService service, String partition, long offset) {
        ConsumerState state = good.consumers();
        var committed = new HashMap<>(state.committed());
        var offsets = new HashMap<>(committed.getOrDefault(service.id(), Map.of()));
        offsets.put(partition, offset);
        committed.put(service.id(), offsets);
        return good.with(new ConsumerState(state.inbox(), committed, state.assigned(), state.ends()));
    }

    static AuditSnapshot unassigned(AuditSnapshot good, AuditedService service, String partition) {
        ConsumerState state = good.consumers();
        var assigned = new HashMap<>(state.assigned());
        var partitions = new HashSet<>(assigned.getOrDefault(service.id(), Set.of()));
        partitions.remove(partition);
        assigned.put(service.id(), partitions);
        return good.with(new ConsumerState(state.inbox(), state.committed(), assigned, state.ends()));
    }

    static AuditSnapshot withPath(AuditSnapshot good, UUID id, Step... path) {
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

    static AuditSnapshot withStatus(AuditSnapshot good, UUID id, String status) {
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

    static TopicRecord changed(TopicRecord published, String value) {
        return new TopicRecord(
                published.topic(),
                published.partition(),
                published.offset(),
                published.key(),
                value,
                published.headers());
    }

    static UUID unknown() {
        return new UUID(0, COMPLETED.getLeastSignificantBits() + DECLINED.getLeastSignificantBits() + 100);
    }
}
