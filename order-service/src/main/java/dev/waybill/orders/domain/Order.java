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
 * An order on its way, as far as the saga is concerned. It takes signals and says what changed; where it goes, the
 * transition table decides. Not thread-safe: it belongs to the transaction that holds its row.
 */
public final class Order implements SequencedAggregate {

    private final OrderId id;
    private final Money total;
    private final Instant placedAt;
    private final @Nullable Parcel parcel;
    private final OrderState before;
    private OrderState state;

    /** An order as it was stored; the parcel must be there while it is PENDING. */
    public Order(OrderId id, Money total, Instant placedAt, @Nullable Parcel parcel, OrderState state) {
        this.id = id;
        this.total = total;
        this.placedAt = placedAt;
        this.parcel = parcel;
        this.before = state;
        this.state = state;
    }

    public static Order place(OrderId id, Purchase purchase, Instant now) {
        return new Order(id, purchase.total(), now, purchase.parcel(), OrderState.placed(now));
    }

    /** Takes in what another service or the clock says. */
    public List<Change> tell(Signal signal, @Nullable TrackingNumber trackingNumber, Instant now) {
        OrderState earlier = state;
        if (trackingNumber != null && !state.status().isFinal()) {
            state = state.tracked(trackingNumber);
        }
        var changes = new ArrayList<Change>();
        handle(signal, now, changes);
        if (changes.isEmpty() && !Objects.equals(earlier.trackingNumber(), state.trackingNumber())) {
            move(state.status(), state.reason(), now, null, changes);
        }
        return changes;
    }

    public CancellationAnswer cancel(Instant now) {
        if (decide(Signal.CUSTOMER_CANCELS) instanceof Decision.Refused) {
            return new CancellationAnswer.TooLate();
        }
        return new CancellationAnswer.Accepted(tell(Signal.CUSTOMER_CANCELS, null, now));
    }

    private void handle(Signal signal, Instant now, List<Change> changes) {
        Decision decision = decide(signal);
        if (decision instanceof Decision.Ignored || decision instanceof Decision.Refused) {
            return;
        }
        state = signal.fact().map(state::knowing).orElse(state);
        switch (decision) {
            case Decision.Ignored(), Decision.Refused(), Decision.Noted() -> {}
            case Decision.Confirmed() -> move(OrderStatus.CONFIRMED, null, now, confirmed(), changes);
            case Decision.Cancelled(CancellationReason reason) ->
                move(OrderStatus.CANCELLED, Reason.of(reason), now, new OrderCancelled(id, reason), changes);
            case Decision.CancellationRequested() ->
                move(OrderStatus.CANCELLING, null, now, new OrderCancellationRequested(id), changes);
            case Decision.Shipped() -> move(OrderStatus.SHIPPED, captureMissed(), now, null, changes);
            case Decision.CaptureMissed() -> move(OrderStatus.SHIPPED, Reason.CAPTURE_FAILED, now, null, changes);
            case Decision.Completed() -> move(OrderStatus.COMPLETED, null, now, completed(), changes);
        }
        Optional<Signal> early = early(decision);
        if (early.isPresent()) {
            handle(early.get(), now, changes);
        }
    }

    /** What was said too early for the status before, and counts now. */
    private Optional<Signal> early(Decision taken) {
        if (taken instanceof Decision.Confirmed && knows(Fact.DISPATCHED)) {
            return Optional.of(Signal.SHIPMENT_DISPATCHED);
        }
        if (taken instanceof Decision.Shipped && knows(Fact.CAPTURED)) {
            return Optional.of(Signal.PAYMENT_CAPTURED);
        }
        return Optional.empty();
    }

    private Decision decide(Signal signal) {
        return Transitions.decide(state.status(), state.facts(), signal);
    }

    private void move(
            OrderStatus to,
            @Nullable Reason why,
            Instant now,
            @Nullable OrderEvent announcement,
            List<Change> changes) {
        state = state.moved(to, why, now);
        changes.add(new Change(state.version(), to, announcement));
    }

    private OrderConfirmed confirmed() {
        Parcel known = Objects.requireNonNull(parcel, "a pending order is loaded with its parcel");
        return new OrderConfirmed(id, known.lines(), known.shippingAddress(), total.amount(), total.currency());
    }

    private OrderCompleted completed() {
        return new OrderCompleted(id, total.amount(), total.currency());
    }

    private @Nullable Reason captureMissed() {
        return knows(Fact.CAPTURE_FAILED) && !knows(Fact.CAPTURED) ? Reason.CAPTURE_FAILED : null;
    }

    private boolean knows(Fact fact) {
        return state.facts().contains(fact);
    }

    @Override
    public OrderId orderId() {
        return id;
    }

    @Override
    public long nextSequence() {
        state = state.told();
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
        return state != before;
    }
}
