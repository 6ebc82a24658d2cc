package dev.waybill.payments.persistence;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.payments.domain.PaymentBalance;
import dev.waybill.payments.domain.PaymentSnapshot;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.payments.domain.PaymentTerms;
import dev.waybill.payments.domain.PendingCausation;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundProgress;
import dev.waybill.payments.domain.RefundStatus;
import dev.waybill.payments.domain.RetryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps rows of {@code payments} and {@code refunds}. */
final class PaymentRowMapper {

    private PaymentRowMapper() {}

    static PaymentSnapshot payment(ResultSet row, int ignored) throws SQLException {
        return new PaymentSnapshot(
                new OrderId(row.getObject("order_id", UUID.class)),
                PaymentStatus.valueOf(row.getString("state")),
                row.getLong("sequence"),
                terms(row),
                new PaymentBalance(
                        row.getBigDecimal("authorized"), row.getBigDecimal("captured"), row.getBigDecimal("refunded")),
                reference(row, "authorization_reference"),
                code(row),
                retryState(row),
                new PendingCausation(cause(row, "cause"), cause(row, "next_cause")));
    }

    static Refund refund(ResultSet row, int ignored) throws SQLException {
        var progress = new RefundProgress(
                RefundStatus.valueOf(row.getString("state")), reference(row, "reference"), code(row), retryState(row));
        return new Refund(
                new ReturnId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                Objects.requireNonNull(terms(row)),
                reference(row, "authorization_reference"),
                Objects.requireNonNullElse(cause(row, "cause"), Causation.fromRequest()),
                progress);
    }

    static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static RetryState retryState(ResultSet row) throws SQLException {
        return new RetryState(row.getInt("attempt"), row.getInt("tries"), time(row, "asked_at"), time(row, "due_at"));
    }

    private static @Nullable PaymentReference reference(ResultSet row, String column) throws SQLException {
        String reference = row.getString(column);
        return reference == null ? null : new PaymentReference(reference);
    }

    private static @Nullable ReasonCode code(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return code == null ? null : new ReasonCode(code);
    }

    private static @Nullable PaymentTerms terms(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        if (currency == null) {
            return null;
        }
        Money price = new Money(new Amount(row.getBigDecimal("amount")), Currency.getInstance(currency));
        return new PaymentTerms(price, new PaymentMethod(row.getString("payment_method")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Causation cause(ResultSet row, String prefix) throws SQLException {
        UUID id = row.getObject(prefix + "_id", UUID.class);
        String trace = row.getString(prefix + "_trace");
        return id == null && trace == null ? null : new Causation(id, trace);
    }
}
