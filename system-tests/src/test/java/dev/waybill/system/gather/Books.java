package dev.waybill.system.gather;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.waybill.system.audit.Parcels;
import dev.waybill.system.audit.Parcels.Shipment;
import dev.waybill.system.audit.Shopfront.Order;
import dev.waybill.system.audit.Shopfront.Step;
import dev.waybill.system.audit.Till;
import dev.waybill.system.audit.Till.Booking;
import dev.waybill.system.audit.Till.Payment;
import dev.waybill.system.audit.Warehouse;
import dev.waybill.system.audit.Warehouse.Movement;
import dev.waybill.system.audit.Warehouse.Reservation;
import dev.waybill.system.audit.Warehouse.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                        "select order_id, version, status from timeline where version is not null order by order_id, version",
                        row -> new Stepping(
                                id(row, "order_id"), new Step(row.getLong("version"), row.getString("status"))))
                .stream()
                .collect(groupingBy(Stepping::order, mapping(Stepping::step, toList())));
        return rows
                .of(
                        "orders",
                        "select id, customer_id, status, reason, skus, quantities, total, version from orders",
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

    Warehouse warehouse() {
        List<Stock> stock = rows.of(
                "inventory",
                "select sku, on_hand, reserved from stock",
                row -> new Stock(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(2) - row.getLong(3)));
        List<Movement> movements = rows.of(
                "inventory",
                "select sku, kind, quantity, order_id from movements order by id",
                row -> new Movement(row.getString(1), row.getString(2), row.getLong(3), row.getObject(4, UUID.class)));
        Map<UUID, Reservation> reservations = rows
                .of(
                        "inventory",
                        "select order_id, state, skus, quantities from reservations",
                        row -> new Reservation(
                                id(row, "order_id"), row.getString("state"), Rows.lines(row, "skus", "quantities")))
                .stream()
                .collect(toMap(Reservation::order, reservation -> reservation));
        return new Warehouse(stock, movements, reservations);
    }

    Till till() {
        Map<UUID, Payment> payments = rows
                .of(
                        "payments",
                        "select order_id, state, authorized, captured, refunded from payments",
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
                "select order_id, operation, amount from operations where reference is not null",
                row -> new Booking(id(row, "order_id"), row.getString("operation"), row.getBigDecimal("amount")));
        return new Till(payments, ledger);
    }

    Parcels parcels() {
        return new Parcels(rows.of(
                "shipping",
                "select order_id, state from shipments",
                row -> new Shipment(id(row, "order_id"), row.getString("state"))));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
