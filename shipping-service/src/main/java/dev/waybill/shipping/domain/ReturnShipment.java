package dev.waybill.shipping.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Causation;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Units that a customer sends back. It arrives once; repeated requests and reports change nothing. Not thread-safe: changed
 * only under the row lock of the order's shipment.
 */
@Entity
@Table(name = "returns")
public class ReturnShipment extends Aggregate<ReturnId> {

    @Id
    private ReturnId id;

    @Column(updatable = false)
    private OrderId orderId;

    @Column(updatable = false)
    private Sku[] skus;

    @Column(updatable = false)
    private Quantity[] quantities;

    @Column(updatable = false)
    private Instant expectedAt;

    /** When it counts as arrived, unless the carrier reports it earlier; absent after its arrival. */
    private @Nullable Instant dueAt;

    private @Nullable Instant arrivedAt;

    /** The event that requested the return and causes its arrival. */
    @Embedded
    @AttributeOverride(name = "eventId", column = @Column(name = "cause_id", updatable = false))
    @AttributeOverride(name = "traceparent", column = @Column(name = "cause_traceparent", updatable = false))
    private Causation cause;

    @SuppressWarnings("NullAway.Init")
    protected ReturnShipment() {}

    ReturnShipment(ReturnId id, OrderId orderId, List<LineItem> lines, Instant now, Instant due, Causation cause) {
        this.id = id;
        this.orderId = orderId;
        skus = lines.stream().map(LineItem::sku).toArray(Sku[]::new);
        quantities = lines.stream().map(LineItem::quantity).toArray(Quantity[]::new);
        expectedAt = now;
        dueAt = due;
        this.cause = cause;
    }

    /** Empty if it arrived before. */
    public Optional<ShipmentReturnArrived> arrived(Instant now) {
        if (dueAt == null) {
            return Optional.empty();
        }
        arrivedAt = now;
        dueAt = null;
        return Optional.of(new ShipmentReturnArrived(orderId, id, lines()));
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

    public Instant expectedAt() {
        return expectedAt;
    }

    public @Nullable Instant arrivedAt() {
        return arrivedAt;
    }

    public Causation cause() {
        return cause;
    }
}
