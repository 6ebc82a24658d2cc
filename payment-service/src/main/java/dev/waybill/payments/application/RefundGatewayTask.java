package dev.waybill.payments.application;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTask;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.Refunds;
import dev.waybill.payments.domain.Request;
import dev.waybill.payments.domain.Settled;
import dev.waybill.payments.gateway.GatewayClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What returns need of the gateway: refunds of their price. Results change the refunds and their payments and are
 * published. A task of its own, so that orders do not pay for a query whether refunds are due. Thread-safe.
 */
@Component
class RefundGatewayTask implements ExternalTask<Due, Outcome> {

    private final Payments payments;
    private final Refunds refunds;
    private final GatewayClient gateway;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefundGatewayTask(
            Payments payments,
            Refunds refunds,
            GatewayClient gateway,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.gateway = gateway;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int limit, Instant now, Duration lease) {
        return refunds.claim(limit, now, lease);
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

    /** A refused refund waits for a retry on request, so no result makes more calls due. */
    @Override
    public boolean apply(List<ExternalTaskResult<Due, Outcome>> results) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(_ -> {
            List<Request> requests =
                    results.stream().map(result -> result.task().request()).toList();
            LockedPayments locked =
                    payments.lock(requests.stream().map(Request::orderId).toList());
            Map<ReturnId, Refund> current = new HashMap<>(refunds.find(
                    requests.stream().map(RefundGatewayTask::returnOf).toList()));
            Map<ReturnId, Refund> changed = new HashMap<>();
            for (ExternalTaskResult<Due, Outcome> result : results) {
                var settled = new Settled(result.task().request(), GatewayClient.outcome(result));
                Refund before = requireNonNull(current.get(returnOf(settled.request())));
                Refund after = before.settle(settled, now);
                if (!after.equals(before)) {
                    current.put(after.id(), after);
                    changed.put(after.id(), after);
                    publish(after, locked.of(after.orderId()));
                }
            }
            refunds.save(List.copyOf(changed.values()));
            payments.save(locked.all());
        });
        return false;
    }

    private void publish(Refund refund, Payment payment) {
        if (refund.isRefunded()) {
            payment.gaveBack(refund.money());
        }
        refund.news().ifPresent(event -> outbox.publish(payment, event, refund.cause()));
    }

    private static ReturnId returnOf(Request request) {
        return requireNonNull(request.returnId());
    }
}
