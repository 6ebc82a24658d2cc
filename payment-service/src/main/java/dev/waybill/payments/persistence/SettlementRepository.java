package dev.waybill.payments.persistence;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only journal of what was settled manually. Written under the lock of the payment. Thread-safe. */
@Repository
public class SettlementRepository {

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param returnId of the return whose refund was settled; null for the payment itself */
    public Optional<Settlement> find(OrderId orderId, @Nullable ReturnId returnId) {
        return jdbc.sql("""
                        select kind, note, currency, amount, settled_at from settlements
                        where order_id = :order and return_id is not distinct from cast(:return as uuid)
                        """)
                .param("order", orderId.value())
                .param("return", returnId == null ? null : returnId.value())
                .query((row, _) -> read(orderId, returnId, row))
                .optional();
    }

    public void add(Settlement settlement) {
        ReturnId returnId = settlement.returnId();
        jdbc.sql("""
                        insert into settlements (order_id, return_id, kind, note, currency, amount, settled_at)
                        values (:order, cast(:return as uuid), :kind, :note, :currency, :amount, :settledAt)
                        """)
                .param("order", settlement.orderId().value())
                .param("return", returnId == null ? null : returnId.value())
                .param("kind", settlement.kind())
                .param("note", settlement.note())
                .param("currency", settlement.money().currency().getCurrencyCode())
                .param("amount", settlement.money().amount().value())
                .param("settledAt", settlement.settledAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Settlement read(OrderId orderId, @Nullable ReturnId returnId, ResultSet row) throws SQLException {
        return new Settlement(
                orderId,
                returnId,
                row.getString("kind"),
                row.getString("note"),
                Money.of(row.getBigDecimal("amount").toPlainString(), row.getString("currency")),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }
}
