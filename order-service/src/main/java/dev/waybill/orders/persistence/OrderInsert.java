package dev.waybill.orders.persistence;

import dev.waybill.persistence.StatementBatch;
import dev.waybill.orders.domain.NewOrder;
import dev.waybill.orders.domain.OrderLine;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts new orders, all in one statement; none of their flags is set. */
final class OrderInsert {

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

    private final List<NewOrder> orders;

    OrderInsert(List<NewOrder> orders) {
        this.orders = orders;
    }

    void addTo(StatementBatch statements) {
        statements.add(
                INSERT,
                (Object) column(order -> order.order().orderId()),
                (Object) column(order -> order.draft().customerId()),
                (Object) column(order -> order.order().state().status()),
                (Object) column(order -> order.order().placedAt()),
                (Object) column(order -> order.order().state().updatedAt()),
                (Object) column(order -> order.order().state().version()),
                (Object) column(order -> order.order().state().sequence()),
                (Object) column(order -> order.draft().total().currency().getCurrencyCode()),
                (Object) column(order -> order.draft().total().amount()),
                (Object) lineColumn(OrderLine::sku),
                (Object) lineColumn(OrderLine::name),
                (Object) lineColumn(OrderLine::quantity),
                (Object) lineColumn(line -> line.unitPrice().amount()),
                (Object) column(order -> order.draft().paymentMethod()),
                (Object) column(order -> order.draft().shippingAddress().name()),
                (Object) column(order -> order.draft().shippingAddress().street()),
                (Object) column(order -> order.draft().shippingAddress().city()),
                (Object) column(order -> order.draft().shippingAddress().postalCode()),
                (Object) column(order -> order.draft().shippingAddress().country()),
                (Object) column(order -> order.placement().eventId()),
                (Object) column(order -> order.placement().traceparent()));
    }

    private @Nullable String[] column(Function<NewOrder, ? extends @Nullable Object> value) {
        return JdbcValues.texts(orders, value);
    }

    /** As array literals, because PostgreSQL requires the arrays in an array to have equal lengths. */
    private @Nullable String[] lineColumn(Function<OrderLine, Object> value) {
        return column(order -> order.draft().lines().stream()
                .map(line -> quoted(value.apply(line).toString()))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
