package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the stock of one sku. The sums of all changes of a sku are: received + counted + returned = on hand +
 * committed, and reserved − released − committed = the units that are reserved now.
 *
 * @param quantity positive; for {@link Kind#COUNTED} the signed difference to the units on hand before, possibly 0
 * @param orderId absent for receipts and counts
 * @param returnId present for returned units only
 * @param countedAt when a count was made, if it was recorded later than that
 * @param movedAt when the units left or came back, if it was recorded later than that
 */
public record StockChange(
        Sku sku,
        Kind kind,
        int quantity,
        @Nullable OrderId orderId,
        @Nullable ReturnId returnId,
        @Nullable Instant countedAt,
        @Nullable Instant movedAt) {

    public StockChange(Sku sku, Kind kind, int quantity, @Nullable OrderId orderId, @Nullable ReturnId returnId) {
        this(sku, kind, quantity, orderId, returnId, null, null);
    }

    public enum Kind {
        RECEIVED,
        COUNTED,
        RESERVED,
        RELEASED,
        COMMITTED,
        RETURNED
    }
}
