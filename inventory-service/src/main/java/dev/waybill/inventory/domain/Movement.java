package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal of a stock. Of all entries of a sku: received + counted + returned = on hand + committed, and
 * reserved − released − committed = what is reserved now.
 *
 * @param quantity units, positive; for {@link Kind#COUNTED} the signed difference to what was on hand before, 0 included
 * @param orderId for whom; absent for goods received and counts
 * @param returnId by which return the units came back; absent for everything else
 */
public record Movement(
        Sku sku,
        Kind kind,
        int quantity,
        @Nullable OrderId orderId,
        @Nullable ReturnId returnId) {

    /** What happened to the units. */
    public enum Kind {
        RECEIVED,
        COUNTED,
        RESERVED,
        RELEASED,
        COMMITTED,
        RETURNED
    }
}
