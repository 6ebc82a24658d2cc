package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores payments. Every method executes a few statements, whatever the number of payments. */
public interface PaymentRepository {

    /**
     * Loads the payments of these orders and locks them, in the order of their ids, until the transaction ends. Orders
     * without a stored payment are among them, in status {@link PaymentStatus#UNKNOWN}.
     */
    LockedPayments lock(Collection<OrderId> orders);

    /** Writes the changes since the lock. Called once for each lock. */
    void save(Collection<Payment> payments);

    /** The payment as it is committed, without a lock. */
    Optional<Payment> find(OrderId order);

    /**
     * Claims requests that are due, oldest first, in a transaction of its own. No other instance gets them until the claim
     * has expired.
     */
    List<ClaimedRequest> claim(int limit, Instant now, Duration claim);
}
