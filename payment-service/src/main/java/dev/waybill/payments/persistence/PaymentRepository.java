package dev.waybill.payments.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.persistence.BatchRepository;
import jakarta.persistence.QueryHint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.transaction.annotation.Transactional;

/** The payments of orders. */
public interface PaymentRepository extends BatchRepository<Payment, OrderId> {

    /** Locks the payments of these orders; that of an order without a row is {@link PaymentStatus#UNKNOWN}. */
    default Map<OrderId, Payment> lock(Collection<OrderId> orders) {
        return lockOrCreateAllById(orders, Payment::new);
    }

    /** As {@link #lock(Collection)}, for one order. */
    default Payment lock(OrderId order) {
        return lockOrCreateAllById(List.of(order), Payment::new)
                .values()
                .iterator()
                .next();
    }

    /**
     * Claims requests that are due, oldest first, in a transaction of its own. No other instance gets them until the claim
     * has expired.
     */
    default List<ClaimedRequest> claim(int limit, Instant now, Duration claim) {
        return claimDue(limit, now, now.plus(claim)).stream()
                .map(Payment::claimedRequest)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The newest orders first, starting just before the given one. */
    @NativeQuery("""
            select * from payments where state = 'CAPTURE_FAILED' and order_id < :before
            order by order_id desc limit :limit
            """)
    List<Payment> findCaptureFailed(UUID before, int limit);

    @Transactional
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    @NativeQuery("""
            update payments
            set due_at = :until, asked_at = coalesce(asked_at, :now), tries = tries + 1
            where order_id in (
                select order_id from payments where due_at <= :now order by due_at limit :limit for update skip locked)
            returning *
            """)
    List<Payment> claimDue(int limit, Instant now, Instant until);
}
