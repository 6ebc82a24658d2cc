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
 * Some units of a completed order that are sent back, and their price. Changed only under the row lock of its order.
 *
 * @param refund the price of the units when they were ordered
 * @param idempotencyKey the name that the customer gave to the request, if any
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

    /** Applies an event of another service; the result is equal to this if that changes nothing. */
    public Return apply(ReturnTrigger trigger, Instant now) {
        return with(progress.apply(trigger, now));
    }

    /** The return as it was when it was accepted. */
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
