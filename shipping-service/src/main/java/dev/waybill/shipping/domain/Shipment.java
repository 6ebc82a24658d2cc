package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.Happening.CANCELLATION_REQUESTED;
import static dev.waybill.shipping.domain.Happening.CARRIER_DID_NOT_ANSWER;
import static dev.waybill.shipping.domain.Happening.CARRIER_REFUSED_IT;
import static dev.waybill.shipping.domain.Happening.CARRIER_TOOK_IT;
import static dev.waybill.shipping.domain.Happening.DELIVERY_REPORTED;
import static dev.waybill.shipping.domain.Happening.DISPATCH_DUE;
import static dev.waybill.shipping.domain.Happening.ORDER_CANCELLED;
import static dev.waybill.shipping.domain.Happening.ORDER_CONFIRMED;
import static java.util.Objects.requireNonNull;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedAggregate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one shipment of an order. Its methods decide and return the event to tell, if any; whatever comes late, twice or
 * out of order is answered with nothing. Not thread-safe: changed only under its row lock.
 */
public final class Shipment implements SequencedAggregate {

    private final Snapshot loaded;
    private State state;
    private long sequence;
    private @Nullable Booking booking;
    private @Nullable Address address;
    private @Nullable Instant dueAt;
    private int attempts;
    private @Nullable Causation cause;
    private @Nullable Instant scheduledAt;
    private @Nullable Instant dispatchedAt;
    private @Nullable Instant deliveredAt;
    private @Nullable ReasonCode failureCode;

    private Shipment(Snapshot loaded) {
        this.loaded = loaded;
        state = loaded.state();
        sequence = loaded.sequence();
        booking = loaded.booking();
        address = loaded.address();
        dueAt = loaded.dueAt();
        attempts = loaded.attempts();
        cause = loaded.cause();
        scheduledAt = loaded.scheduledAt();
        dispatchedAt = loaded.dispatchedAt();
        deliveredAt = loaded.deliveredAt();
        failureCode = loaded.failureCode();
    }

    public static Shipment of(Snapshot stored) {
        return new Shipment(stored);
    }

    public static Shipment unknown(OrderId orderId) {
        return new Shipment(Snapshot.unknown(orderId));
    }

    /** The order is to be shipped to this address, from that time on. */
    public Confirmation confirmed(Booking with, Address to, Instant now, Instant dispatchFrom) {
        if (!changes(ORDER_CONFIRMED)) {
            return new Confirmation.AlreadyAnswered();
        }
        if (state == State.CANCELLED) {
            return new Confirmation.Refused(new ShipmentCancelled(orderId()));
        }
        booking = with;
        address = to;
        scheduledAt = now;
        dueAt = dispatchFrom;
        return new Confirmation.Scheduled(new ShipmentScheduled(orderId(), with.carrier(), with.trackingNumber()));
    }

    /** The customer asks to cancel. Nothing is returned if the carrier has the say, or had it. */
    public Optional<ShipmentCancelled> cancellationRequested() {
        return changes(CANCELLATION_REQUESTED) ? Optional.of(cancelled()) : Optional.empty();
    }

    /** The order is over. Told only if that calls a shipment back. */
    public Optional<ShipmentCancelled> orderCancelled() {
        boolean calledBack = changes(ORDER_CANCELLED) && state == State.CANCELLED;
        return calledBack ? Optional.of(cancelled()) : Optional.empty();
    }

    /** Whether the carrier is to be called now and nobody has claimed that yet. */
    public boolean isDispatchable(Instant now) {
        return state == State.SCHEDULED && dueAt != null && !dueAt.isAfter(now);
    }

    /**
     * Claims the shipment for a call to the carrier. Until the given time nobody else makes that call; then it is made
     * again, in case whoever claimed it is gone.
     *
     * @return what to hand over; empty if it is not, or no longer, to be dispatched
     */
    public Optional<Parcel> claim(Instant until) {
        boolean unused = changes(DISPATCH_DUE);
        if (state != State.DISPATCHING) {
            return Optional.empty();
        }
        attempts++;
        dueAt = until;
        return Optional.of(new Parcel(orderId(), requireNonNull(booking), requireNonNull(address), cause()));
    }

    /** The carrier has the parcel, and should have delivered it by the given time. */
    public Optional<ShipmentDispatched> taken(Instant now, Instant deliveryDue) {
        if (!changes(CARRIER_TOOK_IT)) {
            return Optional.empty();
        }
        dispatchedAt = now;
        dueAt = deliveryDue;
        Booking with = requireNonNull(booking);
        return Optional.of(new ShipmentDispatched(orderId(), with.carrier(), with.trackingNumber()));
    }

    /** The carrier does not take the parcel, and never will. */
    public Optional<ShipmentFailed> refused(ReasonCode code) {
        if (!changes(CARRIER_REFUSED_IT)) {
            return Optional.empty();
        }
        failureCode = code;
        dueAt = null;
        return Optional.of(new ShipmentFailed(orderId(), code));
    }

    /** Nobody knows whether the carrier has the parcel; it is to be asked again, from the given time on. */
    public void unanswered(Instant again) {
        boolean unused = changes(CARRIER_DID_NOT_ANSWER);
        if (state == State.DISPATCHING) {
            dueAt = again;
        }
    }

    public Optional<ShipmentDelivered> delivered(Instant now) {
        if (!changes(DELIVERY_REPORTED)) {
            return Optional.empty();
        }
        deliveredAt = now;
        dueAt = null;
        Booking with = requireNonNull(booking);
        return Optional.of(new ShipmentDelivered(orderId(), with.carrier(), with.trackingNumber()));
    }

    /**
     * The customer sends units back, which should be here at the given time. Empty if they never left: only of completed
     * orders is anything returned, and those were dispatched.
     */
    public Optional<ReturnParcel> returnRequested(
            ReturnId id, List<LineItem> lines, Instant now, Instant due, Causation requested) {
        return switch (state) {
            case DISPATCHED, DELIVERED ->
                Optional.of(new ReturnParcel(id, orderId(), lines, now, due, null, requested));
            case UNKNOWN, CLOSED, SCHEDULED, DISPATCHING, CANCELLED, FAILED -> Optional.empty();
        };
    }

    /** What the next event follows from, if no message causes it. */
    public void causes(Causation next) {
        cause = next;
    }

    /** The event that armed what happens now. */
    public Causation cause() {
        return requireNonNull(cause, "a shipment that was never scheduled causes nothing");
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    @Override
    public OrderId orderId() {
        return loaded.orderId();
    }

    @Override
    public long nextSequence() {
        return ++sequence;
    }

    /** Whether it is not stored yet. */
    public boolean isNew() {
        return loaded.state() == State.UNKNOWN;
    }

    /** Whether it differs from what was loaded. */
    public boolean isChanged() {
        return !snapshot().equals(loaded);
    }

    public Snapshot snapshot() {
        return new Snapshot(
                orderId(),
                state,
                sequence,
                booking,
                address,
                dueAt,
                attempts,
                cause,
                scheduledAt,
                dispatchedAt,
                deliveredAt,
                failureCode);
    }

    private boolean changes(Happening happening) {
        State before = state;
        state = Transitions.after(before, happening);
        return state != before;
    }

    private ShipmentCancelled cancelled() {
        dueAt = null;
        return new ShipmentCancelled(orderId());
    }
}
