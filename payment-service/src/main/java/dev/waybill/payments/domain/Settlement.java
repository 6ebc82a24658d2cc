package dev.waybill.payments.domain;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator settled manually.
 *
 * @param returnId of the return whose refund was settled; null if the payment itself was
 * @param kind one of {@link dev.waybill.events.SettlementKind} or {@link dev.waybill.events.RefundSettlementKind}
 * @param note why, in the operator's words
 */
public record Settlement(
        OrderId orderId, @Nullable ReturnId returnId, String kind, String note, Money money, Instant settledAt) {

    public boolean is(Enum<?> otherKind, String otherNote) {
        return kind.equals(otherKind.name()) && note.equals(otherNote);
    }
}
