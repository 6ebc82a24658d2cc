package dev.waybill.audit.collect;

import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.InventoryRecords.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads stock and the journal of its movements. */
record InventoryReader(RowReader rows) {

    private static final String MOVEMENTS =
            "select sku, kind, quantity, order_id as order, return_id as returned from movements ";

    List<Stock> stock() {
        return rows.of(
                "inventory", "select sku, on_hand, reserved, on_hand - reserved as available from stock", Stock.class);
    }

    List<Movement> movements() {
        return rows.of("inventory", MOVEMENTS + "order by id", Movement.class);
    }

    /** All movements since that time, preceded by the balance at that time as one count and one reservation per SKU. */
    List<Movement> movementsSince(Instant time) {
        var movements = new ArrayList<>(rows.of("inventory", """
                select sku, kind, quantity, null::uuid as order, null::uuid as returned from (
                    select sku, 'counted' as kind, sum(case kind when 'received' then quantity
                        when 'counted' then quantity when 'returned' then quantity when 'committed' then -quantity
                        else 0 end) as quantity
                    from movements where at < '%1$s' group by sku
                    union all
                    select sku, 'reserved', sum(case kind when 'reserved' then quantity
                        when 'released' then -quantity when 'committed' then -quantity else 0 end)
                    from movements where at < '%1$s' group by sku) as opening
                where quantity <> 0 order by kind""".formatted(time), Movement.class));
        movements.addAll(
                rows.of("inventory", MOVEMENTS + "where at >= '%s' order by id".formatted(time), Movement.class));
        return movements;
    }
}
