package dev.waybill.orders.store;

import dev.waybill.events.Address;
import dev.waybill.events.Money;
import dev.waybill.messaging.Cause;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.Purchase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    static void insert(JdbcClient jdbc, Order order, Purchase purchase, Cause placement) {
        OrderState state = order.state();
        Money total = purchase.total();
        List<OrderLine> lines = purchase.lines();
        Address address = purchase.shippingAddress();
        jdbc.sql(INSERT)
                .param(order.orderId().value())
                .param(purchase.customerId().value())
                .param(state.status().name())
                .param(Columns.at(order.placedAt()))
                .param(Columns.at(state.updatedAt()))
                .param(state.version())
                .param(state.sequence())
                .param(total.currency().getCurrencyCode())
                .param(total.amount().value())
                .param(Columns.texts(lines, OrderLine::sku))
                .param(Columns.texts(lines, OrderLine::name))
                .param(Columns.texts(lines, OrderLine::quantity))
                .param(Columns.texts(lines, line -> line.unitPrice().amount()))
                .param(purchase.paymentMethod().value())
                .param(address.name())
                .param(address.street())
                .param(address.city())
                .param(address.postalCode())
                .param(address.country())
                .param(placement.eventId())
                .param(placement.traceparent())
                .update();
    }
}
