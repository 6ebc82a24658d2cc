package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ShipmentTrigger.CANCELLATION_REQUESTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.DELIVERY_REPORTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.DISPATCH_DUE;
import static dev.waybill.shipping.domain.ShipmentTrigger.HANDOVER_ACCEPTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.HANDOVER_REJECTED;
import static dev.waybill.shipping.domain.ShipmentTrigger.ORDER_CANCELLED;
import static dev.waybill.shipping.domain.ShipmentTrigger.ORDER_CONFIRMED;
import static dev.waybill.shipping.domain.ShipmentTrigger.PERSONAL_DATA_ERASED;
import static java.util.Objects.requireNonNull;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedEntity;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one shipment of an order. Its methods decide and return the event to publish, if any; for triggers that are late,
 * repeated or out of order they return none. Not thread-safe: changed only under its row lock.
 */
@Entity
@Table(name = "shipments")
public class Shipment extends SequencedEntity {

    @Id
    private OrderId orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ShipmentStatus status = ShipmentStatus.UNKNOWN;

    /** Absent if it was never scheduled, like the address and the time of scheduling. */
    @Embedded
    private @Nullable Booking booking;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "recipient", updatable = false))
    @AttributeOverride(name = "street", column = @Column(name = "street", updatable = false))
    @AttributeOverride(name = "city", column = @Column(name = "city", updatable = false))
    @AttributeOverride(name = "postalCode", column = @Column(name = "postal_code", updatable = false))
    @AttributeOverride(name = "country", column = @Column(name = "country", updatable = false))
    @AttributeOverride(name = "street2", column = @Column(name = "street2", updatable = false))
    @AttributeOverride(name = "region", column = @Column(name = "region", updatable = false))
    @AttributeOverride(name = "company", column = @Column(name = "company", updatable = false))
    @AttributeOverride(name = "phone", column = @Column(name = "phone", updatable = false))
    private @Nullable Address address;

    /** When a job handles it next: first call to the carrier, retry of that call, or delivery. */
    private @Nullable Instant dueAt;

    /** How often it was claimed for a call to the carrier. */
    private int attempts;

    @Embedded
    @AttributeOverride(name = "eventId", column = @Column(name = "cause_id"))
    @AttributeOverride(name = "traceparent", column = @Column(name = "cause_traceparent"))
    private @Nullable Causation cause;

    @Column(updatable = false)
    private @Nullable Instant scheduledAt;

    private @Nullable Instant dispatchedAt;
    private @Nullable Instant deliveredAt;
    private @Nullable ReasonCode failureCode;

    /** Whether the order's personal data was erased; the address follows as soon as the carrier does not need it. */
    private boolean erased;

    @SuppressWarnings("NullAway.Init")
    protected Shipment() {}

    /** The shipment of an order of which no event has been handled. */
    public Shipment(OrderId orderId) {
        this.orderId = orderId;
    }

    /**
     * The order is confirmed: ships it to this address, from the given time on, unless the order was cancelled before.
     * Empty if the confirmation was handled before.
     */
    public Optional<ShipmentEvent> book(
            Booking newBooking, Address shippingAddress, Instant now, Instant dispatchFrom) {
        if (!transition(ORDER_CONFIRMED)) {
            return Optional.empty();
        }
        if (status == ShipmentStatus.CANCELLED) {
            return Optional.of(new ShipmentCancelled(orderId));
        }
        booking = newBooking;
        address = shippingAddress;
        scheduledAt = now;
        dueAt = dispatchFrom;
        return Optional.of(new ShipmentScheduled(orderId, newBooking.carrier(), newBooking.trackingNumber()));
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
        return Optional.of(new HandoverRequest(orderId, requireNonNull(booking), requireNonNull(address), cause()));
    }

    /** The carrier has the parcel and is expected to deliver it by the given time. */
    public Optional<ShipmentDispatched> handoverAccepted(Instant now, Instant deliveryDue) {
        if (!transition(HANDOVER_ACCEPTED)) {
            return Optional.empty();
        }
        dispatchedAt = now;
        dueAt = deliveryDue;
        Booking booked = requireNonNull(booking);
        return Optional.of(new ShipmentDispatched(orderId, booked.carrier(), booked.trackingNumber()));
    }

    /** The carrier rejects the parcel for good. */
    public Optional<ShipmentFailed> handoverRejected(ReasonCode code) {
        if (!transition(HANDOVER_REJECTED)) {
            return Optional.empty();
        }
        failureCode = code;
        dueAt = null;
        return Optional.of(new ShipmentFailed(orderId, code));
    }

    /** It is unknown whether the carrier has the parcel; the call is retried at the given time. */
    public void handoverUnknown(Instant retryAt) {
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
        return Optional.of(new ShipmentDelivered(orderId, booked.carrier(), booked.trackingNumber()));
    }

    /** The customer sends units back, which are expected by the given time. Empty if the parcel was never dispatched. */
    public Optional<ReturnShipment> returnRequested(
            ReturnId id, List<LineItem> lines, Instant now, Instant due, Causation requested) {
        return switch (status) {
            case DISPATCHED, DELIVERED -> Optional.of(new ReturnShipment(id, orderId, lines, now, due, requested));
            case UNKNOWN, CLOSED, SCHEDULED, DISPATCHING, CANCELLED, FAILED -> Optional.empty();
        };
    }

    /** The order is over, and its personal data was erased. */
    public void personalDataErased() {
        boolean unused = transition(PERSONAL_DATA_ERASED);
        erased = true;
    }

    /** Erases the address, if that is due and was not done; the caller erases what is stored. */
    public boolean eraseAddress() {
        boolean isNeeded = status == ShipmentStatus.SCHEDULED || status == ShipmentStatus.DISPATCHING;
        if (!erased || isNeeded || address == null || address.equals(address.erased())) {
            return false;
        }
        address = address.erased();
        return true;
    }

    /** Sets the cause of the next event that a job publishes. */
    public void recordCause(Causation next) {
        cause = next;
    }

    /** The event that scheduled the job's work on this shipment. */
    public Causation cause() {
        return requireNonNull(cause, "a shipment that was never scheduled has no cause");
    }

    @Override
    public OrderId getId() {
        return orderId;
    }

    public ShipmentStatus status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public @Nullable Booking booking() {
        return booking;
    }

    public @Nullable Address address() {
        return address;
    }

    public @Nullable Instant scheduledAt() {
        return scheduledAt;
    }

    public @Nullable Instant dispatchedAt() {
        return dispatchedAt;
    }

    public @Nullable Instant deliveredAt() {
        return deliveredAt;
    }

    public @Nullable ReasonCode failureCode() {
        return failureCode;
    }

    private boolean transition(ShipmentTrigger trigger) {
        ShipmentStatus before = status;
        status = ShipmentStateMachine.next(before, trigger);
        return status != before;
    }

    private ShipmentCancelled cancelled() {
        dueAt = null;
        return new ShipmentCancelled(orderId);
    }
}
