package dev.waybill.orders.persistence;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnProgress;
import dev.waybill.orders.domain.ReturnStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Maps rows to returns. */
final class ReturnRowMapper {

    private ReturnRowMapper() {}

    static Return map(ResultSet row, int number) throws SQLException {
        return new Return(
                new ReturnId(JdbcValues.uuid(row, "id")),
                new OrderId(JdbcValues.uuid(row, "order_id")),
                JdbcValues.lines(row),
                new Money(new Amount(row.getBigDecimal("refund")), JdbcValues.currency(row)),
                row.getString("idempotency_key"),
                JdbcValues.instant(row, "requested_at"),
                progress(row));
    }

    private static ReturnProgress progress(ResultSet row) throws SQLException {
        String failure = row.getString("refund_failure");
        return new ReturnProgress(
                ReturnStatus.valueOf(row.getString("status")),
                failure == null ? null : new ReasonCode(failure),
                time(row, "refunded_at"),
                time(row, "restocked_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
