package dev.waybill.inventory.persistence;

import static dev.waybill.persistence.StatementBatch.column;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.events.ValueObject;
import dev.waybill.inventory.domain.StockChange;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The append-only table {@code movements}. Its movements are ordered by the lock of their stock. */
@Component
public final class StockMovementRepository {

    private static final String APPEND = """
            insert into movements (sku, kind, quantity, order_id, return_id, at)
            select sku, kind, quantity, order_id, return_id, ?
            from unnest(?, ?, ?, ?, ?) with ordinality as u (sku, kind, quantity, order_id, return_id, position)
            order by position
            """;

    static final String PAGE = """
            select id, sku, kind, quantity, order_id, return_id, at from movements
            where sku = ? and id < ? order by id desc limit ?
            """;

    private static final String RETURNS = """
            select sku, kind, quantity, order_id, return_id from movements
            where order_id = any(?) and return_id is not null
            """;

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;
    private final Clock clock;

    StockMovementRepository(JdbcTemplate jdbc, StatementBatch writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    /** Appends the changes just before the commit. */
    public void append(List<StockChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        writes.add(
                APPEND,
                clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                column("text", changes, change -> change.sku().value()),
                column("text", changes, change -> change.kind().name().toLowerCase(Locale.ROOT)),
                column("int4", changes, StockChange::quantity),
                column("uuid", changes, change -> value(change.orderId())),
                column("uuid", changes, change -> value(change.returnId())));
    }

    /** A page of the movements of one sku, newest first. */
    public List<StockMovement> page(Sku sku, @Nullable Long before, int limit) {
        return jdbc.query(
                PAGE, StockMovementRepository::read, sku.value(), before == null ? Long.MAX_VALUE : before, limit);
    }

    /** The returns of these orders so far, whose reservations are locked. */
    public List<StockChange> returns(Collection<OrderId> orders) {
        return jdbc.query(RETURNS, StockMovementRepository::change, column("uuid", orders, OrderId::value));
    }

    private static StockMovement read(ResultSet row, int number) throws SQLException {
        return new StockMovement(
                row.getLong("id"),
                change(row, number),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static StockChange change(ResultSet row, int ignored) throws SQLException {
        UUID orderId = row.getObject("order_id", UUID.class);
        UUID returnId = row.getObject("return_id", UUID.class);
        return new StockChange(
                new Sku(row.getString("sku")),
                StockChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("quantity"),
                orderId == null ? null : new OrderId(orderId),
                returnId == null ? null : new ReturnId(returnId));
    }

    private static @Nullable UUID value(@Nullable ValueObject<UUID> id) {
        return id == null ? null : id.value();
    }
}
