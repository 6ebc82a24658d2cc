package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All payments. Every method takes a handful of statements, whatever the number of payments. */
public interface Payments {

    /**
     * Loads the payments of these orders and locks them, in the order of their ids, until the transaction ends. Orders
     * not heard of before are among them, in state {@link State#UNKNOWN}.
     */
    LockedPayments lock(Collection<OrderId> orders);

    /** Writes what has changed since it was locked. To be called once for each lock. */
    void save(Collection<Payment> payments);

    /** The payment as it is committed, without a lock. */
    Optional<Payment> find(OrderId order);

    /**
     * Claims what is due, the longest waiting first, in a transaction of its own. Nobody else gets it until the claim
     * has run out.
     */
    List<Due> claim(int most, Instant now, Duration claim);
}
