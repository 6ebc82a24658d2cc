package dev.waybill.payments.application;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Retries captures and refunds that the gateway refused, on request. Thread-safe. */
@Service
public class GatewayRetryService {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final ExternalTaskExecutor<?, ?> gatewayWorker;
    private final ExternalTaskExecutor<?, ?> refundWorker;
    private final Clock clock;

    GatewayRetryService(
            PaymentRepository payments,
            RefundRepository refunds,
            ExternalTaskExecutor<?, ?> gatewayWorker,
            ExternalTaskExecutor<?, ?> refundWorker,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.gatewayWorker = gatewayWorker;
        this.refundWorker = refundWorker;
        this.clock = clock;
    }

    /** @return whether there was a failed capture to retry */
    @Transactional
    public boolean retryCapture(OrderId order) {
        Payment payment = payments.lock(order);
        boolean due = payment.retryCapture(clock.instant());
        payments.saveAllInBatch(List.of(payment));
        gatewayWorker.wakeAfterCommit();
        return due;
    }

    /** @return whether there was a refused refund to retry */
    @Transactional
    public boolean retryRefund(OrderId order, ReturnId id) {
        Payment unused = payments.lock(order);
        boolean due = refunds.findById(id)
                .filter(refund -> refund.orderId().equals(order))
                .filter(refund -> refund.retry(clock.instant()))
                .isPresent();
        refundWorker.wakeAfterCommit();
        return due;
    }
}
