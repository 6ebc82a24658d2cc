package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.messaging.GatewayQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands what a transaction has just made due to the worker, which is spared looking for it. Thread-safe. */
@Component
class PromptCalls implements GatewayQueue {

    private final GatewayWorker worker;
    private final PaymentProperties properties;

    PromptCalls(GatewayWorker gatewayWorker, PaymentProperties properties) {
        this.worker = gatewayWorker;
        this.properties = properties;
    }

    @Override
    public List<Due> claim(Collection<Payment> payments, Instant now) {
        if (!worker.hasRoom()) {
            return List.of();
        }
        Instant until = now.plus(properties.claim());
        return payments.stream()
                .map(payment -> payment.claim(now, until))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void callAfterCommit(List<Due> claimed) {
        worker.callAfterCommit(claimed);
    }
}
