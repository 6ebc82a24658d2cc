package dev.waybill.payments.persistence;

import static dev.waybill.payments.persistence.Column.of;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import dev.waybill.payments.domain.Snapshot;
import java.util.List;

/** The columns of {@code payments}. */
final class PaymentColumns {

    static final List<Column<Snapshot>> ALL = List.of(
            new Column<>("order_id", "uuid", s -> s.orderId().value()),
            new Column<>("state", "text", s -> s.state().name()),
            new Column<>("sequence", "bigint", Snapshot::sequence),
            new Column<>(
                    "currency",
                    "text",
                    s -> of(s.terms(), t -> t.price().currency().getCurrencyCode())),
            new Column<>(
                    "amount",
                    "numeric",
                    s -> of(s.terms(), t -> t.price().amount().value())),
            new Column<>(
                    "payment_method", "text", s -> of(s.terms(), t -> t.method().value())),
            new Column<>("authorized", "numeric", s -> s.balance().authorized()),
            new Column<>("captured", "numeric", s -> s.balance().captured()),
            new Column<>("refunded", "numeric", s -> s.balance().refunded()),
            new Column<>("authorization_reference", "text", s -> of(s.authorization(), PaymentReference::value)),
            new Column<>("code", "text", s -> of(s.code(), ReasonCode::value)),
            new Column<>("attempt", "integer", s -> s.task().attempt()),
            new Column<>("tries", "integer", s -> s.task().tries()),
            new Column<>("asked_at", "timestamptz", s -> s.task().askedAt()),
            new Column<>("due_at", "timestamptz", s -> s.task().dueAt()),
            new Column<>("cause_id", "uuid", s -> of(s.causes().current(), Causation::eventId)),
            new Column<>("cause_trace", "text", s -> of(s.causes().current(), Causation::traceparent)),
            new Column<>("next_cause_id", "uuid", s -> of(s.causes().next(), Causation::eventId)),
            new Column<>("next_cause_trace", "text", s -> of(s.causes().next(), Causation::traceparent)));

    private PaymentColumns() {}
}
