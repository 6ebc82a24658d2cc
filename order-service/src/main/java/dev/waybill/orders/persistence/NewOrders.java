package dev.waybill.orders.persistence;

import dev.waybill.messaging.StatementBatch;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.PlacedOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of orders that were just placed; they know nothing yet. */
final class NewOrders {

    private static final String INSERT = """
            insert into orders (id, customer_id, status, reserved, authorized, dispatched, captured, capture_failed,
                placed_at, updated_at, version, sequence, currency, total, skus, names, quantities, unit_prices,
                payment_method, ship_name, ship_street, ship_city, ship_postal_code, ship_country,
                placement_event, placement_trace)
            select id, customer_id, status, false, false, false, false, false,
                placed_at, updated_at, version, sequence, currency, total, skus::text[], names::text[],
                quantities::integer[], unit_prices::numeric[],
                payment_method, ship_name, ship_street, ship_city, ship_postal_code, ship_country,
                placement_event, placement_trace
            from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::integer[], ?::bigint[],
                ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                as n(id, customer_id, status, placed_at, updated_at, version, sequence,
                    currency, total, skus, names, quantities, unit_prices,
                    payment_method, ship_name, ship_street, ship_city, ship_postal_code, ship_country,
                    placement_event, placement_trace)
            """;

    private final List<PlacedOrder> orders;

    NewOrders(List<PlacedOrder> orders) {
        this.orders = orders;
    }

    void insert(StatementBatch writes) {
        writes.add(
                INSERT,
                (Object) column(placed -> placed.order().orderId()),
                (Object) column(placed -> placed.purchase().customerId()),
                (Object) column(placed -> placed.order().state().status()),
                (Object) column(placed -> placed.order().placedAt()),
                (Object) column(placed -> placed.order().state().updatedAt()),
                (Object) column(placed -> placed.order().state().version()),
                (Object) column(placed -> placed.order().state().sequence()),
                (Object) column(placed -> placed.purchase().total().currency().getCurrencyCode()),
                (Object) column(placed -> placed.purchase().total().amount()),
                (Object) ofLines(OrderLine::sku),
                (Object) ofLines(OrderLine::name),
                (Object) ofLines(OrderLine::quantity),
                (Object) ofLines(line -> line.unitPrice().amount()),
                (Object) column(placed -> placed.purchase().paymentMethod()),
                (Object) column(placed -> placed.purchase().shippingAddress().name()),
                (Object) column(placed -> placed.purchase().shippingAddress().street()),
                (Object) column(placed -> placed.purchase().shippingAddress().city()),
                (Object) column(placed -> placed.purchase().shippingAddress().postalCode()),
                (Object) column(placed -> placed.purchase().shippingAddress().country()),
                (Object) column(placed -> placed.placement().eventId()),
                (Object) column(placed -> placed.placement().traceparent()));
    }

    private @Nullable String[] column(Function<PlacedOrder, ? extends @Nullable Object> value) {
        return Columns.texts(orders, value);
    }

    /** As array literals, because PostgreSQL wants the arrays in an array to be of equal length. */
    private @Nullable String[] ofLines(Function<OrderLine, Object> value) {
        return column(placed -> placed.purchase().lines().stream()
                .map(line -> quoted(value.apply(line).toString()))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
