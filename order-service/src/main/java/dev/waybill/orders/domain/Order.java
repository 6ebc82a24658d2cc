package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An order and its saga. It applies triggers and returns what changed; {@link OrderStateMachine} decides. Not thread-safe:
 * an order belongs to the transaction that holds its row lock.
 */
@Entity
@Table(name = "orders")
public class Order extends Aggregate<OrderId> implements SequencedAggregate {

    @Id
    private OrderId id;

    @Embedded
    @Immutable
    private OrderDraft draft;

    /** The event that was published for it, once it has been. */
    @Embedded
    @Immutable
    @AttributeOverride(name = "eventId", column = @Column(name = "placement_event"))
    @AttributeOverride(name = "traceparent", column = @Column(name = "placement_trace"))
    private @Nullable Causation placement;

    @Column(updatable = false)
    private Instant placedAt;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PENDING;

    @Enumerated(EnumType.STRING)
    private @Nullable StatusReason reason;

    @Embedded
    private SagaFlags flags = SagaFlags.NONE;

    private @Nullable TrackingNumber trackingNumber;

    private Instant updatedAt;

    /** Counts the changes that are visible from outside, from 1 at placement. */
    private int version = 1;

    /** Counts the events that order-service published about the order. */
    private long sequence;

    @Transient
    private int storedVersion = 1;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** A new order. Its id starts with the time of its placement, in milliseconds. */
    public Order(OrderDraft draft, Instant now) {
        this.id = new OrderId(UuidV7.at(now));
        this.draft = draft;
        this.placedAt = now;
        this.updatedAt = now;
    }

    @PostLoad
    final void rememberVersion() {
        storedVersion = version;
    }

    public OrderPlaced placed() {
        return draft.toPlacedEvent(id);
    }

    public void publishedAs(Causation event) {
        placement = event;
    }

    /** Applies an event of another service, or the passing of the deadline. */
    public List<StatusChange> apply(OrderTrigger trigger, @Nullable TrackingNumber number, Instant now) {
        boolean isNumbered = number != null && !number.equals(trackingNumber) && !status.isFinal();
        if (isNumbered) {
            trackingNumber = number;
        }
        var changes = new ArrayList<StatusChange>();
        apply(trigger, now, changes);
        if (changes.isEmpty() && isNumbered) {
            transitionTo(status, reason, now, null, changes);
        }
        return changes;
    }

    public CancellationResult cancel(Instant now) {
        if (decide(OrderTrigger.CUSTOMER_CANCELS) instanceof TransitionOutcome.Rejected) {
            return new CancellationResult.TooLate();
        }
        return new CancellationResult.Accepted(apply(OrderTrigger.CUSTOMER_CANCELS, null, now));
    }

    private void apply(OrderTrigger trigger, Instant now, List<StatusChange> changes) {
        TransitionOutcome outcome = decide(trigger);
        if (outcome instanceof TransitionOutcome.Ignored || outcome instanceof TransitionOutcome.Rejected) {
            return;
        }
        flags = flags.with(trigger);
        switch (outcome) {
            case TransitionOutcome.Ignored(), TransitionOutcome.Rejected(), TransitionOutcome.FlagRecorded() -> {}
            case TransitionOutcome.Confirmed() -> transitionTo(OrderStatus.CONFIRMED, null, now, confirmed(), changes);
            case TransitionOutcome.Cancelled(CancellationReason why) ->
                transitionTo(OrderStatus.CANCELLED, StatusReason.of(why), now, new OrderCancelled(id, why), changes);
            case TransitionOutcome.CancellationRequested() ->
                transitionTo(OrderStatus.CANCELLING, null, now, new OrderCancellationRequested(id), changes);
            case TransitionOutcome.Shipped() -> transitionTo(OrderStatus.SHIPPED, captureFailure(), now, null, changes);
            case TransitionOutcome.CaptureFailed() ->
                transitionTo(OrderStatus.SHIPPED, StatusReason.CAPTURE_FAILED, now, null, changes);
            case TransitionOutcome.Completed() -> transitionTo(OrderStatus.COMPLETED, null, now, completed(), changes);
        }
        Optional<OrderTrigger> deferred = deferredTrigger(outcome);
        if (deferred.isPresent()) {
            apply(deferred.get(), now, changes);
        }
    }

    /** A trigger that came too early for the previous status and applies in the new one. */
    private Optional<OrderTrigger> deferredTrigger(TransitionOutcome outcome) {
        if (outcome instanceof TransitionOutcome.Confirmed && flags.dispatched()) {
            return Optional.of(OrderTrigger.SHIPMENT_DISPATCHED);
        }
        if (outcome instanceof TransitionOutcome.Shipped && flags.captured()) {
            return Optional.of(OrderTrigger.PAYMENT_CAPTURED);
        }
        return Optional.empty();
    }

    private TransitionOutcome decide(OrderTrigger trigger) {
        return OrderStateMachine.decide(status, flags, trigger);
    }

    private void transitionTo(
            OrderStatus next,
            @Nullable StatusReason nextReason,
            Instant now,
            @Nullable OrderEvent event,
            List<StatusChange> changes) {
        status = next;
        reason = nextReason;
        updatedAt = now;
        version++;
        changes.add(new StatusChange(version, next, event));
    }

    private OrderConfirmed confirmed() {
        List<LineItem> lines = draft.lines().stream().map(OrderLine::unpriced).toList();
        return new OrderConfirmed(id, lines, draft.shippingAddress(), total().amount(), total().currency());
    }

    private OrderCompleted completed() {
        return new OrderCompleted(id, total().amount(), total().currency());
    }

    private @Nullable StatusReason captureFailure() {
        return flags.captureFailed() && !flags.captured() ? StatusReason.CAPTURE_FAILED : null;
    }

    private Money total() {
        return draft.total();
    }

    @Override
    public OrderId getId() {
        return id;
    }

    @Override
    public OrderId orderId() {
        return id;
    }

    @Override
    public long nextSequence() {
        return ++sequence;
    }

    /** Whether it has changed, since it was loaded, as it is seen from outside. */
    public boolean hasNewVersion() {
        return version != storedVersion;
    }

    public OrderDraft draft() {
        return draft;
    }

    public @Nullable Causation placement() {
        return placement;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public OrderStatus status() {
        return status;
    }

    public @Nullable StatusReason reason() {
        return reason;
    }

    public SagaFlags flags() {
        return flags;
    }

    public @Nullable TrackingNumber trackingNumber() {
        return trackingNumber;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return version;
    }

    public long sequence() {
        return sequence;
    }
}
