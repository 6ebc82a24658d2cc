package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.PaymentRepository;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Retries refunds that the gateway refused, on request. Thread-safe. */
@Component
public class RefundRetryService {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final TransactionTemplate transaction;
    private final ExternalTaskExecutor<?, ?> refundWorker;
    private final Clock clock;

    RefundRetryService(
            PaymentRepository payments,
            RefundRepository refunds,
            TransactionTemplate transaction,
            ExternalTaskExecutor<?, ?> refundWorker,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.transaction = transaction;
        this.refundWorker = refundWorker;
        this.clock = clock;
    }

    /** @return whether there was a refused refund to retry */
    public boolean retry(OrderId order, ReturnId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Boolean retried = transaction.execute(_ -> {
            LockedPayments unused = payments.lock(List.of(order));
            Refund before = refunds.find(List.of(id)).get(id);
            if (before == null || !before.orderId().equals(order)) {
                return false;
            }
            Refund after = before.retry(now);
            if (after.equals(before)) {
                return false;
            }
            refunds.save(List.of(after));
            refundWorker.wakeAfterCommit();
            return true;
        });
        return Boolean.TRUE.equals(retried);
    }
}
