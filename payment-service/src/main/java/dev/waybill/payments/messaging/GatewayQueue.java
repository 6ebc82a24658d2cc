package dev.waybill.payments.messaging;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Payment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The way to the gateway for what a transaction has just made due. Thread-safe. */
public interface GatewayQueue {

    /** Claims what is due of these payments, which are to be saved after that; nothing if the gateway has its fill. */
    List<Due> claim(Collection<Payment> payments, Instant now);

    /** Has the gateway called for these, and for whatever else is due, once the current transaction has committed. */
    void callAfterCommit(List<Due> claimed);
}
