package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentRepository;
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
            Payment payment = payments.lock(List.of(order)).of(order);
            boolean due = payment.retryCapture(now);
            payments.save(List.of(payment));
            gatewayWorker.wakeAfterCommit();
            return due;
        });
        return Boolean.TRUE.equals(retried);
    }
}
