package dev.waybill.payments.application;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.domain.GatewayResult;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.gateway.GatewayClient;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls for returns: refunds of the price of returned units. Results change the refunds and their payments and are
 * published. A task of its own, so that orders do not wait for a query whether refunds are due. Thread-safe.
 */
@Component
class RefundGatewayTask implements ExternalTask<ClaimedRequest, GatewayOutcome> {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final GatewayClient gateway;
    private final Outbox outbox;
    private final Clock clock;

    RefundGatewayTask(
            PaymentRepository payments, RefundRepository refunds, GatewayClient gateway, Outbox outbox, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.gateway = gateway;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public List<ClaimedRequest> claim(int limit, Instant now, Duration lease) {
        return refunds.claim(limit, now, lease);
    }

    @Override
    public ExternalCall describe(ClaimedRequest claimed) {
        return gateway.describe(claimed);
    }

    @Override
    public GatewayOutcome call(ClaimedRequest claimed) {
        return gateway.call(claimed);
    }

    @Override
    public void completed(ExternalTaskResult<ClaimedRequest, GatewayOutcome> result, Duration duration) {
        gateway.measure(result, duration);
    }

    /** A refused refund waits for a retry on request, so no result makes more calls due. */
    @Override
    @Transactional
    public boolean apply(List<ExternalTaskResult<ClaimedRequest, GatewayOutcome>> results) {
        Instant now = clock.instant();
        List<GatewayRequest> requests =
                results.stream().map(result -> result.task().request()).toList();
        var locked =
                payments.lock(requests.stream().map(GatewayRequest::orderId).toList());
        Map<ReturnId, Refund> current =
                refunds
                        .findAllById(requests.stream()
                                .map(RefundGatewayTask::returnOf)
                                .toList())
                        .stream()
                        .collect(toMap(Refund::getId, refund -> refund));
        for (ExternalTaskResult<ClaimedRequest, GatewayOutcome> result : results) {
            var gatewayResult = new GatewayResult(result.task().request(), GatewayClient.outcome(result));
            Refund refund = requireNonNull(current.get(returnOf(gatewayResult.request())));
            Payment payment = requireNonNull(locked.get(refund.orderId()));
            if (refund.applyResult(gatewayResult, now)) {
                publish(refund, payment);
            }
            if (payment.isErased()) {
                refund.eraseMethod();
            }
        }
        payments.saveAllInBatch(locked.values());
        return false;
    }

    private void publish(Refund refund, Payment payment) {
        if (refund.isRefunded()) {
            payment.recordRefund(refund.money());
        }
        refund.resultEvent().ifPresent(event -> outbox.publish(payment, event, refund.cause()));
    }

    private static ReturnId returnOf(GatewayRequest request) {
        return requireNonNull(request.returnId());
    }
}
