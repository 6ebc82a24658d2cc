package dev.waybill.orders.domain;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CancellationReason;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedEntity;
import dev.waybill.messaging.UuidV7;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An order and its saga. It applies triggers and returns what changed; {@link OrderStateMachine} decides. Not thread-safe:
 * an order belongs to the transaction that holds its row lock.
 */
@Entity
@Table(name = "orders")
public class Order extends SequencedEntity {

    @Id
    private OrderId id;

    @Column(updatable = false)
    private CustomerId customerId;

    /** One for each line, as are the names, quantities and prices. */
    @Column(updatable = false)
    private String[] skus;

    @Column(updatable = false)
    private String[] names;

    @Column(updatable = false)
    private Integer[] quantities;

    @Column(updatable = false)
    private BigDecimal[] unitPrices;

    @Embedded
    @Immutable
    @AttributeOverride(name = "amount", column = @Column(name = "total"))
    private Money total;

    @Column(updatable = false)
    private PaymentMethod paymentMethod;

    @Embedded
    @Immutable
    @EmbeddedColumnNaming("ship_%s")
    private Address shippingAddress;

    /** The shop's own number of the order. */
    @Column(updatable = false)
    private @Nullable String reference;

    /** What the shop wants to have kept: keys and values in turn; null if there is nothing. */
    @Column(updatable = false)
    private String @Nullable [] metadata;

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

    /** Null in an order of an older version until its next status. */
    private @Nullable Instant statusSince;

    @Enumerated(EnumType.STRING)
    private @Nullable StatusReason reason;

    @Embedded
    private SagaFlags flags = SagaFlags.NONE;

    private @Nullable TrackingNumber trackingNumber;

    private Instant updatedAt;

    /** Counts the changes that are visible from outside, from 1 at placement. */
    private int version = 1;

    @Transient
    private int storedVersion = 1;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /**
     * A new order. Its id starts with the time of its placement, in milliseconds.
     *
     * @param lines at least one; all have the same currency
     */
    public Order(
            CustomerId customerId,
            List<OrderLine> lines,
            PaymentMethod paymentMethod,
            Address shippingAddress,
            @Nullable String reference,
            SortedMap<String, String> metadata,
            Instant now) {
        this.id = new OrderId(UuidV7.at(now));
        this.customerId = customerId;
        this.skus = lines.stream().map(line -> line.sku().value()).toArray(String[]::new);
        this.names = lines.stream().map(OrderLine::name).toArray(String[]::new);
        this.quantities = lines.stream().map(line -> line.quantity().value()).toArray(Integer[]::new);
        this.unitPrices =
                lines.stream().map(line -> line.unitPrice().amount().value()).toArray(BigDecimal[]::new);
        this.total = OrderLine.total(lines);
        this.paymentMethod = paymentMethod;
        this.shippingAddress = shippingAddress;
        this.reference = reference;
        this.metadata = metadata.isEmpty()
                ? null
                : metadata.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new);
        this.placedAt = now;
        this.statusSince = now;
        this.updatedAt = now;
    }

    @PostLoad
    final void rememberVersion() {
        storedVersion = version;
    }

    public OrderPlaced placed() {
        List<PricedLineItem> priced = lines().stream().map(OrderLine::priced).toList();
        return new OrderPlaced(
                id,
                customerId,
                priced,
                total.currency(),
                total.amount(),
                paymentMethod,
                shippingAddress,
                reference,
                metadata());
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

    /**
     * Cancels the order, or has shipping asked whether it can still stop the parcel; no changes if that was requested
     * before. Empty if the parcel has left.
     */
    public Optional<List<StatusChange>> cancel(Instant now) {
        return decide(OrderTrigger.CUSTOMER_CANCELS) instanceof TransitionOutcome.Rejected
                ? Optional.empty()
                : Optional.of(apply(OrderTrigger.CUSTOMER_CANCELS, null, now));
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
        if (outcome instanceof TransitionOutcome.Shipped && flags.settledManually()) {
            return Optional.of(OrderTrigger.PAYMENT_SETTLED_MANUALLY);
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
        if (status != next) {
            statusSince = now;
        }
        status = next;
        reason = nextReason;
        updatedAt = now;
        version++;
        changes.add(new StatusChange(version, next, event));
    }

    private OrderConfirmed confirmed() {
        List<LineItem> lines = lines().stream().map(OrderLine::unpriced).toList();
        return new OrderConfirmed(id, lines, shippingAddress, total.amount(), total.currency(), reference, metadata());
    }

    private OrderCompleted completed() {
        return new OrderCompleted(id, total.amount(), total.currency());
    }

    private @Nullable StatusReason captureFailure() {
        return flags.captureFailed() && !flags.captured() && !flags.settledManually()
                ? StatusReason.CAPTURE_FAILED
                : null;
    }

    @Override
    public OrderId getId() {
        return id;
    }

    /** Whether it has changed, since it was loaded, as it is seen from outside. */
    public boolean hasNewVersion() {
        return version != storedVersion;
    }

    public CustomerId customerId() {
        return customerId;
    }

    public List<OrderLine> lines() {
        return IntStream.range(0, skus.length).mapToObj(this::line).toList();
    }

    private OrderLine line(int i) {
        var unitPrice = new Money(new Amount(unitPrices[i]), total.currency());
        return new OrderLine(new Sku(skus[i]), names[i], new Quantity(quantities[i]), unitPrice);
    }

    public Money total() {
        return total;
    }

    public PaymentMethod paymentMethod() {
        return paymentMethod;
    }

    public Address shippingAddress() {
        return shippingAddress;
    }

    public @Nullable String reference() {
        return reference;
    }

    /** Null if there is none. */
    public @Nullable SortedMap<String, String> metadata() {
        if (metadata == null) {
            return null;
        }
        var entries = new TreeMap<String, String>();
        for (int i = 0; i < metadata.length; i += 2) {
            entries.put(metadata[i], metadata[i + 1]);
        }
        return entries;
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

    /** In an order of an older version it may be later by a change that was none of the status. */
    public Instant statusSince() {
        return statusSince == null ? updatedAt : statusSince;
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
}
