package dev.waybill.orders.application;

import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * What came of a request to erase a customer's personal data.
 *
 * @param erased how many orders' data the request erased
 * @param pending the orders whose data is erased once they are over
 * @param remainsUntil until when copies of the data may be in journals, topics and dead letters; with pending orders, the
 *     earliest that this can be
 */
public record ErasureResult(int erased, List<OrderId> pending, Instant remainsUntil) {

    public ErasureResult {
        pending = List.copyOf(pending);
    }
}
