package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.Map;

/** The payments that a transaction has locked. Each is one object, so that an event sees the changes of the one before. */
public final class LockedPayments {

    private final Map<OrderId, Payment> payments;

    public LockedPayments(Map<OrderId, Payment> payments) {
        this.payments = payments;
    }

    /** @throws IllegalArgumentException if it is not locked */
    public Payment of(OrderId order) {
        Payment payment = payments.get(order);
        if (payment == null) {
            throw new IllegalArgumentException("the payment of order " + order + " is not locked");
        }
        return payment;
    }

    public Collection<Payment> all() {
        return payments.values();
    }
}
