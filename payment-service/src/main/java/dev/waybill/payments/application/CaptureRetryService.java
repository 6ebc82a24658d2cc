package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.persistence.PaymentRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Retries failed captures on request. Thread-safe. */
@Component
public class CaptureRetryService {

    private final PaymentRepository payments;
    private final TransactionTemplate transaction;
    private final ExternalTaskExecutor<?, ?> gatewayWorker;
    private final Clock clock;

    CaptureRetryService(
            PaymentRepository payments,
            TransactionTemplate transaction,
            ExternalTaskExecutor<?, ?> gatewayWorker,
            Clock clock) {
        this.payments = payments;
        this.transaction = transaction;
        this.gatewayWorker = gatewayWorker;
        this.clock = clock;
    }

    /** @return whether there was a failed capture to retry */
    public boolean retry(OrderId order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Boolean retried = transaction.execute(_ -> {
            LockedPayments locked = payments.lock(List.of(order));
            boolean due = locked.of(order).retryCapture(now);
            payments.save(locked);
            gatewayWorker.wakeAfterCommit();
            return due;
        });
        return Boolean.TRUE.equals(retried);
    }
}
