package dev.waybill.payments.application;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.RefundSettlementKind;
import dev.waybill.events.ReturnId;
import dev.waybill.events.SettlementKind;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Settlement;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import dev.waybill.payments.persistence.SettlementRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles payments and refunds manually that failed at the gateway, which is not called. Each is settled once; the same
 * request again has no further effect. Thread-safe.
 */
@Service
public class SettlementService {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final SettlementRepository settlements;
    private final Outbox outbox;
    private final Clock clock;

    SettlementService(
            PaymentRepository payments,
            RefundRepository refunds,
            SettlementRepository settlements,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.settlements = settlements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return whether it is settled in this way, now or by the same request before */
    @Transactional
    public boolean settlePayment(OrderId order, SettlementKind kind, String note) {
        Payment payment = payments.lock(order);
        Optional<Settlement> earlier = settlements.find(order, null);
        if (earlier.isPresent()) {
            return earlier.get().is(kind, note);
        }
        return payment.settleManually(kind)
                .map(event -> {
                    record(payment, null, kind, note, event.money(), event);
                    return true;
                })
                .orElse(false);
    }

    /** @return whether it is settled in this way, now or by the same request before */
    @Transactional
    public boolean settleRefund(OrderId order, ReturnId id, RefundSettlementKind kind, String note) {
        Payment payment = payments.lock(order);
        Optional<Settlement> earlier = settlements.find(order, id);
        if (earlier.isPresent()) {
            return earlier.get().is(kind, note);
        }
        return refunds.findById(id)
                .filter(refund -> refund.orderId().equals(order))
                .flatMap(refund -> refund.settleManually(kind))
                .map(event -> {
                    record(payment, id, kind, note, event.money(), event);
                    return true;
                })
                .orElse(false);
    }

    private void record(
            Payment payment, @Nullable ReturnId id, Enum<?> kind, String note, Money money, PaymentEvent event) {
        var now = clock.instant();
        settlements.add(new Settlement(payment.orderId(), id, kind.name(), note, money, now));
        outbox.publish(payment, event, Causation.fromRequest());
        payments.saveAllInBatch(List.of(payment));
    }
}
