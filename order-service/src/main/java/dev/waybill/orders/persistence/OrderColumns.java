package dev.waybill.orders.persistence;

import dev.waybill.orders.domain.Fact;

/** What is read of an order, by whom. */
final class OrderColumns {

    private static final String STATE = """
            id, status, reason, reserved, authorized, dispatched, captured, capture_failed, tracking_number,
            placed_at, updated_at, version, sequence, currency, total,
            ship_name, ship_street, ship_city, ship_postal_code, ship_country
            """;

    /** Enough to move an order on; lines only while somebody will have to be told of them. */
    static final String FOR_SAGA = STATE + """
            , case when status = 'PENDING' then skus end as skus
            , case when status = 'PENDING' then quantities end as quantities
            """;

    static final String FOR_READERS = STATE + ", customer_id, payment_method, skus, names, quantities, unit_prices";

    private OrderColumns() {}

    static String of(Fact fact) {
        return switch (fact) {
            case RESERVED -> "reserved";
            case AUTHORIZED -> "authorized";
            case DISPATCHED -> "dispatched";
            case CAPTURED -> "captured";
            case CAPTURE_FAILED -> "capture_failed";
        };
    }
}
