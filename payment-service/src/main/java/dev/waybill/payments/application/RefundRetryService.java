package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
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
            boolean due = refunds.findById(id)
                    .filter(refund -> refund.orderId().equals(order))
                    .filter(refund -> refund.retry(now))
                    .isPresent();
            if (due) {
                refundWorker.wakeAfterCommit();
            }
            return due;
        });
        return Boolean.TRUE.equals(retried);
    }
}
