package dev.waybill.payments.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.Refunds;
import dev.waybill.payments.domain.Request;
import dev.waybill.payments.domain.Settled;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes note of what came of refunds for returns, in the books of their payments too, and tells it. Thread-safe. */
@Component
public class RefundSettlement {

    private final Payments payments;
    private final Refunds refunds;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefundSettlement(Payments payments, Refunds refunds, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Settles all in one transaction. What a refund no longer waits for has no effect. */
    public void settle(List<Settled> outcomes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(_ -> {
            List<Request> requests = outcomes.stream().map(Settled::request).toList();
            LockedPayments locked =
                    payments.lock(requests.stream().map(Request::orderId).toList());
            Map<ReturnId, Refund> open = new HashMap<>(refunds.find(
                    requests.stream().map(RefundSettlement::returnOf).toList()));
            Map<ReturnId, Refund> changed = new HashMap<>();
            for (Settled settled : outcomes) {
                Refund before = requireNonNull(open.get(returnOf(settled.request())));
                Refund after = before.settle(settled, now);
                if (!after.equals(before)) {
                    open.put(after.id(), after);
                    changed.put(after.id(), after);
                    tell(after, locked.of(after.orderId()));
                }
            }
            refunds.save(List.copyOf(changed.values()));
            payments.save(locked.all());
        });
    }

    private void tell(Refund refund, Payment payment) {
        if (refund.isRefunded()) {
            payment.gaveBack(refund.money());
        }
        refund.news().ifPresent(event -> outbox.publish(payment, event, refund.cause()));
    }

    private static ReturnId returnOf(Request request) {
        return requireNonNull(request.returnId());
    }
}
