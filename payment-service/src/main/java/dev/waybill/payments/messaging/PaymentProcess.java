package dev.waybill.payments.messaging;

import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.payments.domain.Answer;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what is asked of payments; the gateway is called once that is committed. */
@Component
class PaymentProcess implements EventHandler<PaymentInput> {

    private final Payments payments;
    private final Refunding refunding;
    private final Outbox outbox;
    private final GatewayQueue gateway;
    private final Clock clock;

    PaymentProcess(Payments payments, Refunding refunding, Outbox outbox, GatewayQueue gateway, Clock clock) {
        this.payments = payments;
        this.refunding = refunding;
        this.outbox = outbox;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<PaymentInput>> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LockedPayments locked =
                payments.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        for (ReceivedEvent<PaymentInput> received : batch) {
            Payment payment = locked.of(received.orderId());
            decide(payment, received, now).ifPresent(answer -> outbox.publish(payment, answer.event(), answer.cause()));
        }
        List<Due> claimed = gateway.claim(locked.all(), now);
        payments.save(locked.all());
        gateway.callAfterCommit(claimed);
    }

    private Optional<? extends Answer<?>> decide(Payment payment, ReceivedEvent<PaymentInput> received, Instant now) {
        Causation cause = received.envelope().toCausation();
        return switch (received.input()) {
            case PaymentInput.Place(var terms) -> payment.place(terms, cause, now);
            case PaymentInput.Cancel() -> payment.cancel(cause, now);
            case PaymentInput.Dispatch() -> {
                payment.dispatch(cause, now);
                yield Optional.empty();
            }
            case PaymentInput.GiveBack back -> {
                refunding.ask(payment, back, cause, now);
                yield Optional.empty();
            }
        };
    }
}
