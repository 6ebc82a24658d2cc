package dev.waybill.orders.store;

import dev.waybill.events.Address;
import dev.waybill.events.Money;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Writes;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.Purchase;
import java.util.List;

/** The row of an order that was just placed; it knows nothing yet. */
final class NewOrder {

    private static final String INSERT = """
            insert into orders (id, customer_id, status, reserved, authorized, dispatched, captured, capture_failed,
                placed_at, updated_at, version, sequence, currency, total, skus, names, quantities, unit_prices,
                payment_method, ship_name, ship_street, ship_city, ship_postal_code, ship_country,
                placement_event, placement_trace)
            values (?, ?, ?, false, false, false, false, false,
                ?, ?, ?, ?, ?, ?, ?, ?, ?::integer[], ?::numeric[],
                ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private NewOrder() {}

    static void insert(Writes writes, Order order, Purchase purchase, Cause placement) {
        OrderState state = order.state();
        Money total = purchase.total();
        List<OrderLine> lines = purchase.lines();
        Address address = purchase.shippingAddress();
        writes.add(
                INSERT,
                order.orderId().value(),
                purchase.customerId().value(),
                state.status().name(),
                Columns.at(order.placedAt()),
                Columns.at(state.updatedAt()),
                state.version(),
                state.sequence(),
                total.currency().getCurrencyCode(),
                total.amount().value(),
                Columns.texts(lines, OrderLine::sku),
                Columns.texts(lines, OrderLine::name),
                Columns.texts(lines, OrderLine::quantity),
                Columns.texts(lines, line -> line.unitPrice().amount()),
                purchase.paymentMethod().value(),
                address.name(),
                address.street(),
                address.city(),
                address.postalCode(),
                address.country(),
                placement.eventId(),
                placement.traceparent());
    }
}
