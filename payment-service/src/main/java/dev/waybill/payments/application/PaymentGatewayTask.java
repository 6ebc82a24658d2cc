package dev.waybill.payments.application;

import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Settled;
import dev.waybill.payments.gateway.GatewayClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What orders need of the gateway: authorisations, captures, voids, and refunds of all that was captured. Results change
 * their payments and are published. Thread-safe.
 */
@Component
class PaymentGatewayTask implements ExternalTask<Due, Outcome> {

    private final Payments payments;
    private final GatewayClient gateway;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PaymentGatewayTask(
            Payments payments, GatewayClient gateway, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.payments = payments;
        this.gateway = gateway;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int limit, Instant now, Duration lease) {
        return payments.claim(limit, now, lease);
    }

    @Override
    public ExternalCall describe(Due due) {
        return gateway.describe(due);
    }

    @Override
    public Outcome call(Due due) {
        return gateway.call(due);
    }

    @Override
    public void completed(ExternalTaskResult<Due, Outcome> result, Duration duration) {
        gateway.measure(result, duration);
    }

    @Override
    public boolean apply(List<ExternalTaskResult<Due, Outcome>> results) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Boolean more = transaction.execute(_ -> {
            LockedPayments locked = payments.lock(results.stream()
                    .map(result -> result.task().request().orderId())
                    .toList());
            for (ExternalTaskResult<Due, Outcome> result : results) {
                var settled = new Settled(result.task().request(), GatewayClient.outcome(result));
                Payment payment = locked.of(settled.request().orderId());
                payment.settle(settled, now)
                        .ifPresent(answer -> outbox.publish(payment, answer.event(), answer.cause()));
            }
            payments.save(locked.all());
            return locked.all().stream().anyMatch(payment -> payment.isDue(now));
        });
        return Boolean.TRUE.equals(more);
    }
}
