package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.ReturnId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some units of a completed order on their way back, and their price. Changed only under the row lock of its order.
 *
 * @param refund what the units cost when they were bought
 * @param idempotencyKey the customer's own name for the request, if it was given one
 */
public record Return(
        ReturnId id,
        OrderId orderId,
        List<LineItem> lines,
        Money refund,
        @Nullable String idempotencyKey,
        Instant requestedAt,
        ReturnProgress progress) {

    public Return {
        lines = List.copyOf(lines);
    }

    /** Takes in what another service says; equal to this if that changes nothing. */
    public Return told(ReturnSignal signal, Instant now) {
        return with(progress.after(signal, now));
    }

    /** As it was when it was accepted. */
    public Return asRequested() {
        return with(ReturnProgress.NONE);
    }

    public boolean isCompleted() {
        return progress.status() == ReturnStatus.COMPLETED;
    }

    public OrderReturnRequested requested() {
        return new OrderReturnRequested(orderId, id, lines, refund.amount(), refund.currency());
    }

    public OrderReturnCompleted completed() {
        return new OrderReturnCompleted(orderId, id, refund.amount(), refund.currency());
    }

    private Return with(ReturnProgress changed) {
        return new Return(id, orderId, lines, refund, idempotencyKey, requestedAt, changed);
    }
}
