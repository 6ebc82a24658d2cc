package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.UuidV7;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Some units of a completed order that are sent back, and their price when they were ordered. Changed only under the row
 * lock of its order.
 */
@Entity
@Table(name = "returns")
public class Return extends Aggregate<ReturnId> {

    @Id
    private ReturnId id;

    @Column(updatable = false)
    private OrderId orderId;

    @Column(updatable = false)
    private Sku[] skus;

    @Column(updatable = false)
    private Quantity[] quantities;

    @Embedded
    @Immutable
    @AttributeOverride(name = "amount", column = @Column(name = "refund"))
    private Money refund;

    /** The name that the customer gave to the request, if any. */
    @Column(updatable = false)
    private @Nullable String idempotencyKey;

    @Column(updatable = false)
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private ReturnStatus status = ReturnStatus.REQUESTED;

    /** Why the gateway refused the refund; null once a later attempt succeeded. */
    private @Nullable ReasonCode refundFailure;

    private @Nullable Instant refundedAt;

    private @Nullable Instant restockedAt;

    @SuppressWarnings("NullAway.Init")
    protected Return() {}

    Return(OrderId orderId, List<LineItem> lines, Money refund, @Nullable String idempotencyKey, Instant now) {
        this.id = new ReturnId(UuidV7.next());
        this.orderId = orderId;
        this.skus = lines.stream().map(LineItem::sku).toArray(Sku[]::new);
        this.quantities = lines.stream().map(LineItem::quantity).toArray(Quantity[]::new);
        this.refund = refund;
        this.idempotencyKey = idempotencyKey;
        this.requestedAt = now;
    }

    /** Applies an event of another service; false if that changes nothing. */
    public boolean apply(ReturnTrigger trigger, Instant now) {
        ReturnStatus next = ReturnStateMachine.next(status, trigger);
        if (next == status) {
            return false;
        }
        status = next;
        switch (trigger) {
            case ReturnTrigger.Arrived() -> {}
            case ReturnTrigger.Restocked() -> restockedAt = now;
            case ReturnTrigger.Refunded() -> {
                refundFailure = null;
                refundedAt = now;
            }
            case ReturnTrigger.RefundFailed(var code) -> refundFailure = code;
        }
        return true;
    }

    /** The return as it was when it was accepted. */
    public Return asRequested() {
        var requested = new Return(orderId, lines(), refund, idempotencyKey, requestedAt);
        requested.id = id;
        return requested;
    }

    public boolean isCompleted() {
        return status == ReturnStatus.COMPLETED;
    }

    public OrderReturnRequested requested() {
        return new OrderReturnRequested(orderId, id, lines(), refund.amount(), refund.currency());
    }

    public OrderReturnCompleted completed() {
        return new OrderReturnCompleted(orderId, id, refund.amount(), refund.currency());
    }

    @Override
    public ReturnId getId() {
        return id;
    }

    public OrderId orderId() {
        return orderId;
    }

    public List<LineItem> lines() {
        return IntStream.range(0, skus.length)
                .mapToObj(i -> new LineItem(skus[i], quantities[i]))
                .toList();
    }

    public Money refund() {
        return refund;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public ReturnStatus status() {
        return status;
    }

    public @Nullable ReasonCode refundFailure() {
        return refundFailure;
    }

    public @Nullable Instant refundedAt() {
        return refundedAt;
    }

    public @Nullable Instant restockedAt() {
        return restockedAt;
    }

    /** When the refund and the restocking were both done. */
    public @Nullable Instant completedAt() {
        if (refundedAt == null || restockedAt == null) {
            return null;
        }
        return refundedAt.isAfter(restockedAt) ? refundedAt : restockedAt;
    }
}
