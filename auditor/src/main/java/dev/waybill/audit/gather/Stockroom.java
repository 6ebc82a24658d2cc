package dev.waybill.audit.gather;

import dev.waybill.audit.Warehouse.Movement;
import dev.waybill.audit.Warehouse.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is in stock, and the journal of how it came and went. */
record Stockroom(Rows rows) {

    List<Stock> stock() {
        return rows.of(
                "inventory",
                "select sku, on_hand, reserved from stock",
                row -> new Stock(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(2) - row.getLong(3)));
    }

    List<Movement> movements() {
        return rows.of(
                "inventory",
                "select sku, kind, quantity, order_id, return_id from movements order by id",
                Stockroom::movement);
    }

    /** What was there at that time, as if it had been counted and reserved just then, and all movements since. */
    List<Movement> movementsSince(Instant time) {
        var movements = new ArrayList<>(rows.of("inventory", """
                select sku, kind, quantity, null::uuid as order_id, null::uuid as return_id from (
                    select sku, 'counted' as kind, sum(case kind when 'received' then quantity
                        when 'counted' then quantity when 'returned' then quantity when 'committed' then -quantity
                        else 0 end) as quantity
                    from movements where at < '%1$s' group by sku
                    union all
                    select sku, 'reserved', sum(case kind when 'reserved' then quantity
                        when 'released' then -quantity when 'committed' then -quantity else 0 end)
                    from movements where at < '%1$s' group by sku) as opening
                where quantity <> 0 order by kind""".formatted(time), Stockroom::movement));
        movements.addAll(rows.of(
                "inventory",
                "select sku, kind, quantity, order_id, return_id from movements where at >= '%s' order by id"
                        .formatted(time),
                Stockroom::movement));
        return movements;
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class));
    }
}
