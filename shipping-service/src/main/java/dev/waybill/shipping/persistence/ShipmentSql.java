package dev.waybill.shipping.persistence;

/** The statements on {@code shipments}. States are literals, so that the planner can use the partial indexes. */
final class ShipmentSql {

    private static final String COLUMNS = """
            order_id, state, sequence, carrier, tracking_number, recipient, street, city, postal_code, country,
            due_at, attempts, cause_id, cause_traceparent, scheduled_at, dispatched_at, delivered_at, failure_code
            """;

    private static final String SELECT = "select " + COLUMNS + " from shipments ";

    static final String FIND = SELECT + "where order_id = ?";

    static final String LOCK = SELECT + "where order_id = any(?) order by order_id for update";

    static final String LOCK_DISPATCHABLE = SELECT + """
            where state in ('SCHEDULED', 'DISPATCHING') and due_at <= ?
            order by due_at limit ? for update skip locked
            """;

    static final String LOCK_DELIVERABLE = SELECT + """
            where state = 'DISPATCHED' and due_at <= ?
            order by due_at limit ? for update skip locked
            """;

    static final String INSERT = "insert into shipments (" + COLUMNS + ")"
            + " select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Carrier, tracking number, address and time of scheduling never change. */
    static final String UPDATE = """
            update shipments
            set state = u.state, sequence = u.sequence, due_at = u.due_at, attempts = u.attempts,
                cause_id = u.cause_id, cause_traceparent = u.cause_traceparent,
                dispatched_at = u.dispatched_at, delivered_at = u.delivered_at, failure_code = u.failure_code
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as u (order_id, state, sequence, due_at, attempts, cause_id, cause_traceparent,
                      dispatched_at, delivered_at, failure_code)
            where shipments.order_id = u.order_id
            """;

    private ShipmentSql() {}
}
