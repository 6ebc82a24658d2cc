package dev.waybill.payments.persistence;

import static dev.waybill.payments.persistence.ColumnMapping.of;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import dev.waybill.payments.domain.PaymentSnapshot;
import java.util.List;

/** The columns of {@code payments}. */
final class PaymentColumns {

    static final List<ColumnMapping<PaymentSnapshot>> ALL = List.of(
            new ColumnMapping<>("order_id", "uuid", s -> s.orderId().value()),
            new ColumnMapping<>("state", "text", s -> s.status().name()),
            new ColumnMapping<>("sequence", "bigint", PaymentSnapshot::sequence),
            new ColumnMapping<>(
                    "currency",
                    "text",
                    s -> of(s.terms(), t -> t.price().currency().getCurrencyCode())),
            new ColumnMapping<>(
                    "amount",
                    "numeric",
                    s -> of(s.terms(), t -> t.price().amount().value())),
            new ColumnMapping<>(
                    "payment_method", "text", s -> of(s.terms(), t -> t.method().value())),
            new ColumnMapping<>("authorized", "numeric", s -> s.balance().authorized()),
            new ColumnMapping<>("captured", "numeric", s -> s.balance().captured()),
            new ColumnMapping<>("refunded", "numeric", s -> s.balance().refunded()),
            new ColumnMapping<>("authorization_reference", "text", s -> of(s.authorization(), PaymentReference::value)),
            new ColumnMapping<>("code", "text", s -> of(s.code(), ReasonCode::value)),
            new ColumnMapping<>("attempt", "integer", s -> s.retryState().attempt()),
            new ColumnMapping<>("tries", "integer", s -> s.retryState().tries()),
            new ColumnMapping<>("asked_at", "timestamptz", s -> s.retryState().askedAt()),
            new ColumnMapping<>("due_at", "timestamptz", s -> s.retryState().dueAt()),
            new ColumnMapping<>("cause_id", "uuid", s -> of(s.causes().current(), Causation::eventId)),
            new ColumnMapping<>("cause_trace", "text", s -> of(s.causes().current(), Causation::traceparent)),
            new ColumnMapping<>("next_cause_id", "uuid", s -> of(s.causes().next(), Causation::eventId)),
            new ColumnMapping<>("next_cause_trace", "text", s -> of(s.causes().next(), Causation::traceparent)));

    private PaymentColumns() {}
}
