package dev.waybill.orders.persistence;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Any number of orders, one each second. Every second order belongs to one big customer, the others to a thousand small
 * ones. Of a thousand orders one is SHIPPED and one CANCELLED; the last order is PENDING, the others are COMPLETED.
 */
record GeneratedOrders(int count) {

    static final String BIG_CUSTOMER = "c-big";
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static final String INSERT = """
            insert into orders (id, customer_id, status, reason, reserved, authorized, dispatched, captured,
                capture_failed, placed_at, updated_at, version, sequence, currency, total, skus, names, quantities,
                unit_prices, payment_method, ship_name, ship_street, ship_city, ship_postal_code, ship_country,
                placement_event)
            select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
                    || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
                case when n % 2 = 0 then 'c-big' else 'c-' || n % 2000 end,
                status, case status when 'CANCELLED' then 'TIMED_OUT' end,
                true, true, status <> 'PENDING', status = 'COMPLETED', false, at, at, 4, 3, 'EUR', 19.80,
                array['MUG-WHITE'], array['White mug'], array[2], array[9.90], 'pm_card_visa',
                'Ada Lovelace', '12 St James''s Square', 'London', 'SW1Y 4JH', 'GB', gen_random_uuid()
            from generate_series(0, ? - 1) as n
            cross join lateral (select ?::timestamptz + n * interval '1 second' as at) as placed
            cross join lateral (select case
                when n % 1000 = 1 then 'SHIPPED'
                when n % 1000 = 2 then 'CANCELLED'
                when n = ? - 1 then 'PENDING'
                else 'COMPLETED' end as status) as reached
            """;

    void insert(JdbcClient jdbc) {
        jdbc.sql(INSERT).params(count, FIRST.atOffset(ZoneOffset.UTC), count).update();
        await().until(() -> isVacuumed(jdbc));
    }

    /** An index is read without its table only where all rows are older than every snapshot, those of slots included. */
    private static boolean isVacuumed(JdbcClient jdbc) {
        jdbc.sql("vacuum analyze orders").update();
        return jdbc.sql("select relallvisible = relpages from pg_class where oid = 'orders'::regclass")
                .query(Boolean.class)
                .single();
    }

    /** The placement time in the middle. */
    Instant middle() {
        return FIRST.plus(Duration.ofSeconds(count / 2));
    }
}
