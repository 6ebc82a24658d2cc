package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ShipmentTrigger.CANCELLATION_REQUESTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.DELIVERY_REPORTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.DISPATCH_DUE;
import static dev.waybill.shipping.domain.ShipmentTrigger.HANDOVER_ACCEPTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.HANDOVER_REJECTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.HANDOVER_UNKNOWN;
import static dev.waybill.shipping.domain.ShipmentTrigger.ORDER_CANCELLED;
import static dev.waybill.shipping.domain.ShipmentTrigger.ORDER_CONFIRMED;
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
 * The one shipment of an order. Its methods decide and return the event to publish, if any; for triggers that are late,
 * repeated or out of order they return none. Not thread-safe: changed only under its row lock.
 */
public final class Shipment implements SequencedAggregate {

    private final ShipmentSnapshot loaded;
    private ShipmentStatus status;
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

    private Shipment(ShipmentSnapshot loaded) {
        this.loaded = loaded;
        status = loaded.status();
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

    public static Shipment of(ShipmentSnapshot stored) {
        return new Shipment(stored);
    }

    public static Shipment unknown(OrderId orderId) {
        return new Shipment(ShipmentSnapshot.unknown(orderId));
    }

    /** The order is confirmed: ships it to this address, from the given time on. */
    public BookingResult book(Booking newBooking, Address shippingAddress, Instant now, Instant dispatchFrom) {
        if (!transition(ORDER_CONFIRMED)) {
            return new BookingResult.AlreadyHandled();
        }
        if (status == ShipmentStatus.CANCELLED) {
            return new BookingResult.Rejected(new ShipmentCancelled(orderId()));
        }
        booking = newBooking;
        address = shippingAddress;
        scheduledAt = now;
        dueAt = dispatchFrom;
        return new BookingResult.Scheduled(
                new ShipmentScheduled(orderId(), newBooking.carrier(), newBooking.trackingNumber()));
    }

    /** The customer requests a cancellation. Empty if the carrier's response decides or has decided. */
    public Optional<ShipmentCancelled> cancellationRequested() {
        return transition(CANCELLATION_REQUESTED) ? Optional.of(cancelled()) : Optional.empty();
    }

    /** The order is cancelled. Empty if no shipment was scheduled. */
    public Optional<ShipmentCancelled> orderCancelled() {
        boolean shipmentCancelled = transition(ORDER_CANCELLED) && status == ShipmentStatus.CANCELLED;
        return shipmentCancelled ? Optional.of(cancelled()) : Optional.empty();
    }

    /** Whether the call to the carrier is due and not claimed yet. */
    public boolean isDispatchable(Instant now) {
        return status == ShipmentStatus.SCHEDULED && dueAt != null && !dueAt.isAfter(now);
    }

    /**
     * Claims the shipment for a call to the carrier. Until the given time no other instance makes that call; after it, any
     * instance does, in case the claiming one is gone.
     *
     * @return the call to make; empty if there is none, or no longer
     */
    public Optional<HandoverRequest> claim(Instant until) {
        boolean unused = transition(DISPATCH_DUE);
        if (status != ShipmentStatus.DISPATCHING) {
            return Optional.empty();
        }
        attempts++;
        dueAt = until;
        return Optional.of(new HandoverRequest(orderId(), requireNonNull(booking), requireNonNull(address), cause()));
    }

    /** The carrier has the parcel and is expected to deliver it by the given time. */
    public Optional<ShipmentDispatched> handoverAccepted(Instant now, Instant deliveryDue) {
        if (!transition(HANDOVER_ACCEPTED)) {
            return Optional.empty();
        }
        dispatchedAt = now;
        dueAt = deliveryDue;
        Booking booked = requireNonNull(booking);
        return Optional.of(new ShipmentDispatched(orderId(), booked.carrier(), booked.trackingNumber()));
    }

    /** The carrier rejects the parcel for good. */
    public Optional<ShipmentFailed> handoverRejected(ReasonCode code) {
        if (!transition(HANDOVER_REJECTED)) {
            return Optional.empty();
        }
        failureCode = code;
        dueAt = null;
        return Optional.of(new ShipmentFailed(orderId(), code));
    }

    /** It is unknown whether the carrier has the parcel; the call is retried at the given time. */
    public void handoverUnknown(Instant retryAt) {
        boolean unused = transition(HANDOVER_UNKNOWN);
        if (status == ShipmentStatus.DISPATCHING) {
            dueAt = retryAt;
        }
    }

    public Optional<ShipmentDelivered> delivered(Instant now) {
        if (!transition(DELIVERY_REPORTED)) {
            return Optional.empty();
        }
        deliveredAt = now;
        dueAt = null;
        Booking booked = requireNonNull(booking);
        return Optional.of(new ShipmentDelivered(orderId(), booked.carrier(), booked.trackingNumber()));
    }

    /** The customer sends units back, which are expected by the given time. Empty if the parcel was never dispatched. */
    public Optional<ReturnShipment> returnRequested(
            ReturnId id, List<LineItem> lines, Instant now, Instant due, Causation requested) {
        return switch (status) {
            case DISPATCHED, DELIVERED ->
                Optional.of(new ReturnShipment(id, orderId(), lines, now, due, null, requested));
            case UNKNOWN, CLOSED, SCHEDULED, DISPATCHING, CANCELLED, FAILED -> Optional.empty();
        };
    }

    /** Sets the cause of the next event that a job publishes. */
    public void recordCause(Causation next) {
        cause = next;
    }

    /** The event that scheduled the job's work on this shipment. */
    public Causation cause() {
        return requireNonNull(cause, "a shipment that was never scheduled has no cause");
    }

    public ShipmentStatus status() {
        return status;
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
        return loaded.status() == ShipmentStatus.UNKNOWN;
    }

    /** Whether it differs from what was loaded. */
    public boolean isChanged() {
        return !snapshot().equals(loaded);
    }

    public ShipmentSnapshot snapshot() {
        return new ShipmentSnapshot(
                orderId(),
                status,
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

    private boolean transition(ShipmentTrigger trigger) {
        ShipmentStatus before = status;
        status = ShipmentStateMachine.next(before, trigger);
        return status != before;
    }

    private ShipmentCancelled cancelled() {
        dueAt = null;
        return new ShipmentCancelled(orderId());
    }
}
