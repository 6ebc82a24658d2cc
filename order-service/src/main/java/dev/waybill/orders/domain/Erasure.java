package dev.waybill.orders.domain;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request to erase the personal data of an order, which is done as soon as the order is over. Changed only under the
 * row lock of its order.
 */
@Entity
@Table(name = "erasures")
public class Erasure extends Aggregate<OrderId> {

    @Id
    private OrderId orderId;

    @Column(updatable = false)
    private CustomerId customerId;

    @Column(updatable = false)
    private Instant requestedAt;

    /** Null while the order still needs the data. */
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init")
    protected Erasure() {}

    public Erasure(OrderId orderId, CustomerId customerId, Instant now) {
        this.orderId = orderId;
        this.customerId = customerId;
        this.requestedAt = now;
    }

    /**
     * Erases, if the order is over and nothing of it is on its way back. The caller erases what is stored.
     *
     * @param isReturning whether it has a return that is not completed
     * @return the event to publish; empty if the data is still needed, or was erased before
     */
    public Optional<OrderPersonalDataErased> complete(Order order, boolean isReturning, Instant now) {
        if (erasedAt != null || isReturning || !order.status().isFinal()) {
            return Optional.empty();
        }
        erasedAt = now.isBefore(requestedAt) ? requestedAt : now; // clocks of instances differ
        return Optional.of(new OrderPersonalDataErased(orderId));
    }

    @Override
    public OrderId getId() {
        return orderId;
    }

    public @Nullable Instant erasedAt() {
        return erasedAt;
    }
}
