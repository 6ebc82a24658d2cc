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
 * The refunds for returned units. Whoever changes them, but for a claim, holds the locks of their payments in the same
 * transaction.
 */
public interface Refunds {

    void add(Refund refund);

    /** Those that there are. */
    Map<ReturnId, Refund> find(Collection<ReturnId> ids);

    /** What all refunds of an order come to that were not rejected: what went back, and what is to. */
    BigDecimal promised(OrderId order);

    /** Writes the progress of these. */
    void save(List<Refund> changed);

    /**
     * Claims what is due, the longest waiting first, in a transaction of its own. Nobody else gets it until the claim
     * has run out.
     */
    List<Due> claim(int most, Instant now, Duration claim);
}
