package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal of a stock. Of all entries of a sku: received + counted = on hand + committed, and reserved −
 * released − committed = what is reserved now.
 *
 * @param quantity units, positive; for {@link Kind#COUNTED} the signed difference to what was on hand before, 0 included
 * @param orderId for whom; absent for goods received and counts
 */
public record Movement(
        Sku sku, Kind kind, int quantity, @Nullable OrderId orderId) {

    /** What happened to the units. */
    public enum Kind {
        RECEIVED,
        COUNTED,
        RESERVED,
        RELEASED,
        COMMITTED
    }
}
