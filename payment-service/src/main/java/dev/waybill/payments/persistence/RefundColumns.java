package dev.waybill.payments.persistence;

import static dev.waybill.payments.persistence.ColumnMapping.of;

import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.Refund;
import java.util.List;

/** The columns of {@code refunds}. */
final class RefundColumns {

    static final List<ColumnMapping<Refund>> ALL = List.of(
            new ColumnMapping<>("id", "uuid", r -> r.id().value()),
            new ColumnMapping<>("order_id", "uuid", r -> r.orderId().value()),
            new ColumnMapping<>("state", "text", r -> r.progress().status().name()),
            new ColumnMapping<>("currency", "text", r -> r.money().currency().getCurrencyCode()),
            new ColumnMapping<>("amount", "numeric", r -> r.money().amount().value()),
            new ColumnMapping<>(
                    "payment_method", "text", r -> r.terms().method().value()),
            new ColumnMapping<>("authorization_reference", "text", r -> of(r.authorization(), PaymentReference::value)),
            new ColumnMapping<>("reference", "text", r -> of(r.progress().reference(), PaymentReference::value)),
            new ColumnMapping<>("code", "text", r -> of(r.progress().code(), ReasonCode::value)),
            new ColumnMapping<>(
                    "attempt", "integer", r -> r.progress().retryState().attempt()),
            new ColumnMapping<>(
                    "tries", "integer", r -> r.progress().retryState().tries()),
            new ColumnMapping<>(
                    "asked_at", "timestamptz", r -> r.progress().retryState().askedAt()),
            new ColumnMapping<>(
                    "due_at", "timestamptz", r -> r.progress().retryState().dueAt()),
            new ColumnMapping<>("cause_id", "uuid", r -> r.cause().eventId()),
            new ColumnMapping<>("cause_trace", "text", r -> r.cause().traceparent()));

    private RefundColumns() {}
}
