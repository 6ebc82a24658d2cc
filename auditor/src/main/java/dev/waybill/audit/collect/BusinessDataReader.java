package dev.waybill.audit.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ClientView.Step;
import dev.waybill.audit.InventoryRecords.Reservation;
import dev.waybill.audit.PaymentRecords;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.PaymentRecords.Payment;
import dev.waybill.audit.ReturnRecords;
import dev.waybill.audit.ReturnRecords.Arrival;
import dev.waybill.audit.ReturnRecords.Refund;
import dev.waybill.audit.ReturnRecords.Return;
import dev.waybill.audit.ShipmentRecords;
import dev.waybill.audit.ShipmentRecords.Shipment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads orders, reservations, payments, shipments and returns. */
record BusinessDataReader(RowReader rows) {

    private record OrderStep(UUID order, Step step) {}

    Map<UUID, Order> orders() {
        Map<UUID, List<Step>> paths = rows
                .of(
                        "orders",
                        "select order_id, version, status from timeline where version is not null and "
                                + rows.scope().on("order_id") + " order by order_id, version",
                        (row, _) -> new OrderStep(
                                id(row, "order_id"), new Step(row.getLong("version"), row.getString("status"))))
                .stream()
                .collect(groupingBy(OrderStep::order, mapping(OrderStep::step, toList())));
        return orders("skus, quantities", rows.scope().on("id"), paths);
    }

    /** Orders of customers with this prefix, placed since that time; without lines and paths. */
    Map<UUID, Order> orders(String customerPrefix, Instant since) {
        return orders(
                "'{}'::text[] as skus, '{}'::integer[] as quantities",
                "id >= '" + QueryScope.earliestId(since) + "' and starts_with(customer_id, '" + customerPrefix + "')",
                Map.of());
    }

    private Map<UUID, Order> orders(String lines, String condition, Map<UUID, List<Step>> paths) {
        return rows
                .of(
                        "orders",
                        "select id, customer_id, status, reason, total, version, " + lines + " from orders where "
                                + condition,
                        (row, _) -> new Order(
                                id(row, "id"),
                                row.getString("customer_id"),
                                row.getString("status"),
                                row.getString("reason"),
                                RowReader.lines(row),
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
                        (row, _) -> new Reservation(id(row, "order_id"), row.getString("state"), RowReader.lines(row)))
                .stream()
                .collect(toMap(Reservation::order, reservation -> reservation));
    }

    PaymentRecords payments() {
        Map<UUID, Payment> payments = rows
                .of(
                        "payments",
                        "select order_id as order, state, authorized, captured, refunded from payments where "
                                + rows.scope().on("order_id"),
                        Payment.class)
                .stream()
                .collect(toMap(Payment::order, payment -> payment));
        List<Booking> ledger = rows.of(
                "gateway",
                "select order_id as order, operation, amount from operations where reference is not null and "
                        + rows.scope().on("order_id"),
                Booking.class);
        return new PaymentRecords(payments, ledger);
    }

    ShipmentRecords shipments() {
        return new ShipmentRecords(rows.of(
                "shipping",
                "select order_id as order, state from shipments where "
                        + rows.scope().on("order_id"),
                Shipment.class));
    }

    ReturnRecords returns() {
        List<Return> accepted = rows.of(
                "orders",
                "select id, order_id, status, skus, quantities, refund from returns where "
                        + rows.scope().on("order_id"),
                (row, _) -> new Return(
                        id(row, "id"),
                        id(row, "order_id"),
                        row.getString("status"),
                        RowReader.lines(row),
                        row.getBigDecimal("refund")));
        List<Refund> refunds = rows.of(
                "payments",
                "select id, order_id as order, state, amount from refunds where "
                        + rows.scope().on("order_id"),
                Refund.class);
        List<Arrival> arrivals = rows.of(
                "shipping",
                "select id, order_id as order, arrived_at is not null as arrived from returns where "
                        + rows.scope().on("order_id"),
                Arrival.class);
        return new ReturnRecords(accepted, refunds, arrivals);
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
