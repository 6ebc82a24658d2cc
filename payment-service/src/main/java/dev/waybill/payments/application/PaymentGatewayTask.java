package dev.waybill.payments.application;

import static java.util.Objects.requireNonNull;

import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayResult;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.gateway.GatewayClient;
import dev.waybill.payments.persistence.PaymentRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls for orders: authorisations, captures, voids, and refunds of the whole amount. Results change the payments and
 * are published. Thread-safe.
 */
@Component
class PaymentGatewayTask implements ExternalTask<ClaimedRequest, GatewayOutcome> {

    private final PaymentRepository payments;
    private final GatewayClient gateway;
    private final Outbox outbox;
    private final Clock clock;

    PaymentGatewayTask(PaymentRepository payments, GatewayClient gateway, Outbox outbox, Clock clock) {
        this.payments = payments;
        this.gateway = gateway;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public List<ClaimedRequest> claim(int limit, Instant now, Duration lease) {
        return payments.claim(limit, now, lease);
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

    @Override
    @Transactional
    public boolean apply(List<ExternalTaskResult<ClaimedRequest, GatewayOutcome>> results) {
        Instant now = clock.instant();
        var locked = payments.lock(results.stream()
                .map(result -> result.task().request().orderId())
                .toList());
        for (ExternalTaskResult<ClaimedRequest, GatewayOutcome> result : results) {
            var gatewayResult = new GatewayResult(result.task().request(), GatewayClient.outcome(result));
            Payment payment = requireNonNull(locked.get(gatewayResult.request().orderId()));
            payment.applyResult(gatewayResult, now)
                    .ifPresent(next -> outbox.publish(payment, next.event(), next.cause()));
        }
        payments.saveAllInBatch(locked.values());
        return locked.values().stream().anyMatch(payment -> payment.isDue(now));
    }
}
