package dev.waybill.audit.collect;

import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.InventoryRecords.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads stock and the journal of its movements. */
record InventoryReader(RowReader rows) {

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
                InventoryReader::movement);
    }

    /** All movements since that time, preceded by the balance at that time as one count and one reservation per SKU. */
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
                where quantity <> 0 order by kind""".formatted(time), InventoryReader::movement));
        movements.addAll(rows.of(
                "inventory",
                "select sku, kind, quantity, order_id, return_id from movements where at >= '%s' order by id"
                        .formatted(time),
                InventoryReader::movement));
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
