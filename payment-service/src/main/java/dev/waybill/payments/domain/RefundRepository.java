package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Stores the refunds for returned units. A transaction that changes them, except for a claim, has locked their payments.
 */
public interface RefundRepository {

    void add(Refund refund);

    /** The ones that are stored. */
    Map<ReturnId, Refund> find(Collection<ReturnId> ids);

    /** The sum of all refunds of an order that were not rejected, completed or not. */
    BigDecimal promised(OrderId order);

    /** Writes the progress of these refunds. */
    void save(List<Refund> changed);

    /**
     * Claims requests that are due, oldest first, in a transaction of its own. No other instance gets them until the claim
     * has expired.
     */
    List<ClaimedRequest> claim(int limit, Instant now, Duration claim);
}
