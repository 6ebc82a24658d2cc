package dev.waybill.payments.messaging;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.Refunds;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes down that the price of returned units is to go back; the gateway's part is left to its worker. */
@Component
class Refunding {

    private final Refunds refunds;
    private final Outbox outbox;
    private final Worker refundWorker;

    Refunding(Refunds refunds, Outbox outbox, Worker refundWorkerThread) {
        this.refunds = refunds;
        this.outbox = outbox;
        this.refundWorker = refundWorkerThread;
    }

    /** Within the transaction that has locked the payment. What was asked for before is not asked for again. */
    void ask(Payment payment, PaymentInput.GiveBack wanted, Causation cause, Instant now) {
        ReturnId id = wanted.returnId();
        if (!refunds.find(List.of(id)).isEmpty()) {
            return;
        }
        Refund refund = payment.giveBack(id, wanted.money(), refunds.promised(payment.orderId()), cause, now);
        refunds.add(refund);
        refund.news().ifPresent(event -> outbox.publish(payment, event, cause));
        refundWorker.wakeAfterCommit();
    }
}
