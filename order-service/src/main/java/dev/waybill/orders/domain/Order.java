package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.SequencedAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The saga's view of an order. It applies triggers and returns what changed; {@link OrderStateMachine} decides. Not
 * thread-safe: an order belongs to the transaction that holds its row lock.
 */
public final class Order implements SequencedAggregate {

    private final OrderId id;
    private final Money total;
    private final Instant placedAt;
    private final @Nullable ShipmentDetails shipmentDetails;
    private final OrderState loadedState;
    private OrderState state;

    /** An order as it was stored; the shipment details are required while it is PENDING. */
    public Order(
            OrderId id, Money total, Instant placedAt, @Nullable ShipmentDetails shipmentDetails, OrderState state) {
        this.id = id;
        this.total = total;
        this.placedAt = placedAt;
        this.shipmentDetails = shipmentDetails;
        this.loadedState = state;
        this.state = state;
    }

    public static Order place(OrderId id, OrderDraft draft, Instant now) {
        return new Order(id, draft.total(), now, draft.shipmentDetails(), OrderState.placed(now));
    }

    /** Applies an event of another service, or the passing of the deadline. */
    public List<StatusChange> apply(OrderTrigger trigger, @Nullable TrackingNumber trackingNumber, Instant now) {
        OrderState before = state;
        if (trackingNumber != null && !state.status().isFinal()) {
            state = state.withTrackingNumber(trackingNumber);
        }
        var changes = new ArrayList<StatusChange>();
        apply(trigger, now, changes);
        if (changes.isEmpty() && !Objects.equals(before.trackingNumber(), state.trackingNumber())) {
            transitionTo(state.status(), state.reason(), now, null, changes);
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
        state = trigger.flag().map(state::withFlag).orElse(state);
        switch (outcome) {
            case TransitionOutcome.Ignored(), TransitionOutcome.Rejected(), TransitionOutcome.FlagRecorded() -> {}
            case TransitionOutcome.Confirmed() -> transitionTo(OrderStatus.CONFIRMED, null, now, confirmed(), changes);
            case TransitionOutcome.Cancelled(CancellationReason reason) ->
                transitionTo(
                        OrderStatus.CANCELLED, StatusReason.of(reason), now, new OrderCancelled(id, reason), changes);
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
        if (outcome instanceof TransitionOutcome.Confirmed && hasFlag(SagaFlag.DISPATCHED)) {
            return Optional.of(OrderTrigger.SHIPMENT_DISPATCHED);
        }
        if (outcome instanceof TransitionOutcome.Shipped && hasFlag(SagaFlag.CAPTURED)) {
            return Optional.of(OrderTrigger.PAYMENT_CAPTURED);
        }
        return Optional.empty();
    }

    private TransitionOutcome decide(OrderTrigger trigger) {
        return OrderStateMachine.decide(state.status(), state.flags(), trigger);
    }

    private void transitionTo(
            OrderStatus next,
            @Nullable StatusReason reason,
            Instant now,
            @Nullable OrderEvent event,
            List<StatusChange> changes) {
        state = state.transitionTo(next, reason, now);
        changes.add(new StatusChange(state.version(), next, event));
    }

    private OrderConfirmed confirmed() {
        ShipmentDetails shipment =
                Objects.requireNonNull(shipmentDetails, "a pending order is loaded with its shipment details");
        return new OrderConfirmed(id, shipment.lines(), shipment.shippingAddress(), total.amount(), total.currency());
    }

    private OrderCompleted completed() {
        return new OrderCompleted(id, total.amount(), total.currency());
    }

    private @Nullable StatusReason captureFailure() {
        return hasFlag(SagaFlag.CAPTURE_FAILED) && !hasFlag(SagaFlag.CAPTURED) ? StatusReason.CAPTURE_FAILED : null;
    }

    private boolean hasFlag(SagaFlag flag) {
        return state.flags().contains(flag);
    }

    @Override
    public OrderId orderId() {
        return id;
    }

    @Override
    public long nextSequence() {
        state = state.withNextSequence();
        return state.sequence();
    }

    public Instant placedAt() {
        return placedAt;
    }

    public OrderState state() {
        return state;
    }

    /** Whether there is anything to save. */
    public boolean isChanged() {
        return state != loadedState;
    }

    /** Whether it has changed as it is seen from outside. */
    public boolean hasNewVersion() {
        return state.version() != loadedState.version();
    }
}
