package dev.waybill.payments.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.Refund;
import jakarta.persistence.QueryHint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refunds for returned units. They are few, and one counts for the next one in the same transaction, so that Hibernate
 * writes them. A transaction that changes them, except for a claim, has locked their payments.
 */
public interface RefundRepository extends ListCrudRepository<Refund, ReturnId> {

    /** The sum of all refunds of an order that were not rejected, completed or not. */
    @NativeQuery("select coalesce(sum(amount), 0) from refunds where order_id = :order and state <> 'REJECTED'")
    BigDecimal promised(OrderId order);

    /**
     * Claims requests that are due, oldest first, in a transaction of its own. No other instance gets them until the claim
     * has expired.
     */
    default List<ClaimedRequest> claim(int limit, Instant now, Duration claim) {
        return claimDue(limit, now, now.plus(claim)).stream()
                .map(Refund::claimedRequest)
                .flatMap(Optional::stream)
                .toList();
    }

    @Transactional
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    @NativeQuery("""
            update refunds
            set due_at = :until, asked_at = coalesce(asked_at, :now), tries = tries + 1
            where id in (select id from refunds where due_at <= :now order by due_at limit :limit for update skip locked)
            returning *
            """)
    List<Refund> claimDue(int limit, Instant now, Instant until);
}
