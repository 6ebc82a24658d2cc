package dev.waybill.inventory.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.events.ValueObject;
import dev.waybill.inventory.domain.JournalEntry;
import dev.waybill.inventory.domain.Movement;
import dev.waybill.messaging.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code movements}, which only grows. */
@Component
final class Journal {

    private static final String APPEND = """
            insert into movements (sku, kind, quantity, order_id, return_id, at)
            select sku, kind, quantity, order_id, return_id, ?
            from unnest(?, ?, ?, ?, ?) with ordinality as u (sku, kind, quantity, order_id, return_id, place)
            order by place
            """;

    static final String PAGE = """
            select id, sku, kind, quantity, order_id, return_id, at from movements
            where sku = ? and id < ? order by id desc limit ?
            """;

    private static final String RETURNED = """
            select sku, kind, quantity, order_id, return_id from movements
            where order_id = any(?) and return_id is not null
            """;

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    Journal(JdbcTemplate jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    void append(List<Movement> movements, Instant at) {
        var rows = new Rows<>(movements);
        writes.add(
                APPEND,
                at.atOffset(ZoneOffset.UTC),
                rows.texts(movement -> movement.sku().value()),
                rows.texts(movement -> movement.kind().name().toLowerCase(Locale.ROOT)),
                rows.integers(Movement::quantity),
                rows.uuids(movement -> value(movement.orderId())),
                rows.uuids(movement -> value(movement.returnId())));
    }

    List<JournalEntry> page(Sku sku, @Nullable Long before, int limit) {
        return jdbc.query(PAGE, Journal::read, sku.value(), before == null ? Long.MAX_VALUE : before, limit);
    }

    List<Movement> returned(Collection<OrderId> orders) {
        return jdbc.query(RETURNED, Journal::movement, Rows.of(orders).uuids(OrderId::value));
    }

    private static JournalEntry read(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong("id"),
                movement(row, number),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Movement movement(ResultSet row, int ignored) throws SQLException {
        UUID orderId = row.getObject("order_id", UUID.class);
        UUID returnId = row.getObject("return_id", UUID.class);
        return new Movement(
                new Sku(row.getString("sku")),
                Movement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("quantity"),
                orderId == null ? null : new OrderId(orderId),
                returnId == null ? null : new ReturnId(returnId));
    }

    private static @Nullable UUID value(@Nullable ValueObject<UUID> id) {
        return id == null ? null : id.value();
    }
}
