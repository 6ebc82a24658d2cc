package dev.waybill.payments.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Settled;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes note of what came of the gateway's requests and tells it. Thread-safe. */
@Component
public class Settlement {

    private final Payments payments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Settlement(Payments payments, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.payments = payments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Settles all in one transaction. What a payment no longer waits for has no effect.
     *
     * @return whether the gateway has to be asked for more at once
     */
    public boolean settle(List<Settled> outcomes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Boolean more = transaction.execute(_ -> {
            LockedPayments locked = payments.lock(outcomes.stream()
                    .map(settled -> settled.request().orderId())
                    .toList());
            for (Settled settled : outcomes) {
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
