package dev.waybill.payments.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.Map;

/** The payments that a transaction has locked; each exists once, so what one event changes the next one sees. */
public final class LockedPayments {

    private final Map<OrderId, Payment> payments;

    public LockedPayments(Map<OrderId, Payment> payments) {
        this.payments = payments;
    }

    /** @throws IllegalArgumentException if it was not locked */
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
