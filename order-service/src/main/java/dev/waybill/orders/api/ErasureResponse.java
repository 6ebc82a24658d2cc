package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.application.ErasureResult;
import java.time.Instant;
import java.util.List;

/** What came of an erasure, as the API shows it. */
record ErasureResponse(int erased, List<OrderId> pending, Instant remainsUntil) {

    static ErasureResponse of(ErasureResult result) {
        return new ErasureResponse(result.erased(), result.pending(), result.remainsUntil());
    }
}
