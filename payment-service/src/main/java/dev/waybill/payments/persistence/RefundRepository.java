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
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refunds for returned units. They are few, and one counts for the next one in the same transaction, so that Hibernate
 * writes them. A transaction that changes them, except for a claim, has locked their payments.
 */
public interface RefundRepository extends ListCrudRepository<Refund, ReturnId> {

    /** The sum of all refunds of an order that the gateway has made or has still to make. */
    @NativeQuery("""
            select coalesce(sum(amount), 0) from refunds where order_id = :order
            and state not in ('REJECTED', 'SETTLED_MANUALLY')
            """)
    BigDecimal promised(OrderId order);

    /** Erases the payment methods of these orders' refunds that wait for nothing. */
    @Modifying
    @NativeQuery("update refunds set payment_method = 'erased' where order_id = any(:orders) and state <> 'REFUNDING'")
    void eraseMethods(UUID[] orders);

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

    /** The newest returns first, starting just before the given one. */
    @NativeQuery("""
            select * from refunds where state in ('FAILED', 'REJECTED') and state = any(:statuses) and id < :before
            order by id desc limit :limit
            """)
    List<Refund> findFailed(String[] statuses, UUID before, int limit);

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
