package dev.waybill.payments.persistence;

import static dev.waybill.payments.persistence.Column.of;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.Refund;
import java.util.List;

/** The columns of {@code refunds}. */
final class RefundColumns {

    static final List<Column<Refund>> ALL = List.of(
            new Column<>("id", "uuid", r -> r.id().value()),
            new Column<>("order_id", "uuid", r -> r.orderId().value()),
            new Column<>("state", "text", r -> r.progress().state().name()),
            new Column<>("currency", "text", r -> r.money().currency().getCurrencyCode()),
            new Column<>("amount", "numeric", r -> r.money().amount().value()),
            new Column<>("payment_method", "text", r -> r.terms().method().value()),
            new Column<>("authorization_reference", "text", r -> of(r.authorization(), PaymentReference::value)),
            new Column<>("reference", "text", r -> of(r.progress().reference(), PaymentReference::value)),
            new Column<>("code", "text", r -> of(r.progress().code(), ReasonCode::value)),
            new Column<>("attempt", "integer", r -> r.progress().task().attempt()),
            new Column<>("tries", "integer", r -> r.progress().task().tries()),
            new Column<>("asked_at", "timestamptz", r -> r.progress().task().askedAt()),
            new Column<>("due_at", "timestamptz", r -> r.progress().task().dueAt()),
            new Column<>("cause_id", "uuid", r -> r.cause().eventId()),
            new Column<>("cause_trace", "text", r -> r.cause().traceparent()));

    private RefundColumns() {}
}
