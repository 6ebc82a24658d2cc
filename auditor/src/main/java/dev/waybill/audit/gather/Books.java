package dev.waybill.audit.gather;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.Parcels;
import dev.waybill.audit.Parcels.Shipment;
import dev.waybill.audit.Returns;
import dev.waybill.audit.Returns.Arrival;
import dev.waybill.audit.Returns.Refund;
import dev.waybill.audit.Returns.Return;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Shopfront.Step;
import dev.waybill.audit.Till;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Till.Payment;
import dev.waybill.audit.Warehouse.Reservation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the databases hold. */
record Books(Rows rows) {

    private record Stepping(UUID order, Step step) {}

    Map<UUID, Order> orders() {
        Map<UUID, List<Step>> paths = rows
                .of(
                        "orders",
                        "select order_id, version, status from timeline where version is not null and "
                                + rows.scope().on("order_id") + " order by order_id, version",
                        row -> new Stepping(
                                id(row, "order_id"), new Step(row.getLong("version"), row.getString("status"))))
                .stream()
                .collect(groupingBy(Stepping::order, mapping(Stepping::step, toList())));
        return orders("skus, quantities", rows.scope().on("id"), paths);
    }

    /** Without their lines and paths: the orders that customers of such names have placed since. */
    Map<UUID, Order> orders(String customersBegin, Instant since) {
        return orders(
                "'{}'::text[] as skus, '{}'::integer[] as quantities",
                "id >= '" + Scope.earliestId(since) + "' and starts_with(customer_id, '" + customersBegin + "')",
                Map.of());
    }

    private Map<UUID, Order> orders(String lines, String condition, Map<UUID, List<Step>> paths) {
        return rows
                .of(
                        "orders",
                        "select id, customer_id, status, reason, total, version, " + lines + " from orders where "
                                + condition,
                        row -> new Order(
                                id(row, "id"),
                                row.getString("customer_id"),
                                row.getString("status"),
                                row.getString("reason"),
                                Rows.lines(row, "skus", "quantities"),
                                row.getBigDecimal("total"),
                                row.getLong("version"),
                                paths.getOrDefault(id(row, "id"), List.of())))
                .stream()
                .collect(toMap(Order::id, order -> order));
    }

    Map<UUID, Reservation> reservations() {
        return rows
                .of(
                        "inventory",
                        "select order_id, state, skus, quantities from reservations where "
                                + rows.scope().on("order_id"),
                        row -> new Reservation(
                                id(row, "order_id"), row.getString("state"), Rows.lines(row, "skus", "quantities")))
                .stream()
                .collect(toMap(Reservation::order, reservation -> reservation));
    }

    Till till() {
        Map<UUID, Payment> payments = rows
                .of(
                        "payments",
                        "select order_id, state, authorized, captured, refunded from payments where "
                                + rows.scope().on("order_id"),
                        row -> new Payment(
                                id(row, "order_id"),
                                row.getString("state"),
                                row.getBigDecimal("authorized"),
                                row.getBigDecimal("captured"),
                                row.getBigDecimal("refunded")))
                .stream()
                .collect(toMap(Payment::order, payment -> payment));
        List<Booking> ledger = rows.of(
                "gateway",
                "select order_id, operation, amount from operations where reference is not null and "
                        + rows.scope().on("order_id"),
                row -> new Booking(id(row, "order_id"), row.getString("operation"), row.getBigDecimal("amount")));
        return new Till(payments, ledger);
    }

    Parcels parcels() {
        return new Parcels(rows.of(
                "shipping",
                "select order_id, state from shipments where " + rows.scope().on("order_id"),
                row -> new Shipment(id(row, "order_id"), row.getString("state"))));
    }

    Returns returns() {
        List<Return> accepted = rows.of(
                "orders",
                "select id, order_id, status, skus, quantities, refund from returns where "
                        + rows.scope().on("order_id"),
                row -> new Return(
                        id(row, "id"),
                        id(row, "order_id"),
                        row.getString("status"),
                        Rows.lines(row, "skus", "quantities"),
                        row.getBigDecimal("refund")));
        List<Refund> refunds = rows.of(
                "payments",
                "select id, order_id, state, amount from refunds where "
                        + rows.scope().on("order_id"),
                row -> new Refund(
                        id(row, "id"), id(row, "order_id"), row.getString("state"), row.getBigDecimal("amount")));
        List<Arrival> arrivals = rows.of(
                "shipping",
                "select id, order_id, arrived_at is not null as arrived from returns where "
                        + rows.scope().on("order_id"),
                row -> new Arrival(id(row, "id"), id(row, "order_id"), row.getBoolean("arrived")));
        return new Returns(accepted, refunds, arrivals);
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
