package dev.waybill.inventory.persistence;

import static dev.waybill.persistence.StatementBatch.column;
import static java.util.Objects.requireNonNull;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockChange;
import dev.waybill.inventory.domain.StockCount;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The append-only table {@code movements}. Its movements are ordered by the lock of their stock. */
@Component
public final class StockMovementRepository {

    private static final String APPEND = """
            insert into movements (sku, kind, quantity, order_id, return_id, counted_at, at)
            select sku, kind, quantity, order_id, return_id, counted_at, coalesce(moved_at, ?)
            from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                as u (sku, kind, quantity, order_id, return_id, counted_at, moved_at, position)
            order by position
            """;

    static final String PAGE = """
            select id, sku, kind, quantity, order_id, return_id, counted_at, at from movements
            where sku = ? and id < ? order by id desc limit ?
            """;

    private static final String RETURNS = """
            select sku, kind, quantity, order_id, return_id, counted_at from movements
            where order_id = any(?) and return_id is not null
            """;

    static final String SINCE_COUNT = """
            select c.sku,
                coalesce(sum(case m.kind when 'committed' then -m.quantity else m.quantity end)
                    filter (where m.kind in ('committed', 'received', 'returned')), 0) as units,
                coalesce(bool_or(coalesce(m.counted_at, m.at) > c.counted_at) filter (where m.kind = 'counted'), false)
                    as is_outdated
            from unnest(?, ?) as c (sku, counted_at) join movements m on m.sku = c.sku and m.at > c.counted_at
            where m.at > ?
            group by c.sku
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
                clock.instant().atOffset(ZoneOffset.UTC),
                column("text", changes, StockChange::sku),
                column("text", changes, change -> change.kind().name().toLowerCase(Locale.ROOT)),
                column("int4", changes, StockChange::quantity),
                column("uuid", changes, StockChange::orderId),
                column("uuid", changes, StockChange::returnId),
                column("timestamptz", changes, StockChange::countedAt),
                column("timestamptz", changes, StockChange::movedAt));
    }

    /** The id of the newest movement of this sku, which every change of its stock changes; 0 if there is none. */
    public long lastId(Sku sku) {
        return requireNonNull(jdbc.queryForObject(
                "select coalesce(max(id), 0) from movements where sku = ?", Long.class, sku.value()));
    }

    /**
     * What has moved since a count.
     *
     * @param units how many more or fewer are on hand, without the corrections of other counts
     * @param isOutdated whether there is a count that was made later
     */
    public record MovedSince(long units, boolean isOutdated) {}

    /** What has moved since counts that were not just now, by sku; nothing if the sku is missing. */
    public Map<Sku, MovedSince> since(Collection<StockCount> counts) {
        List<StockCount> earlier =
                counts.stream().filter(count -> count.countedAt() != null).toList();
        var moved = new HashMap<Sku, MovedSince>();
        earlier.stream()
                .map(StockCount::countedAt)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> jdbc.query(
                        SINCE_COUNT,
                        row -> {
                            moved.put(
                                    new Sku(row.getString("sku")),
                                    new MovedSince(row.getLong("units"), row.getBoolean("is_outdated")));
                        },
                        column("text", earlier, StockCount::sku),
                        column("timestamptz", earlier, StockCount::countedAt),
                        first.atOffset(ZoneOffset.UTC)));
        return moved;
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
        return new StockMovement(row.getLong("id"), change(row, number), requireNonNull(instant(row, "at")));
    }

    private static StockChange change(ResultSet row, int ignored) throws SQLException {
        UUID orderId = row.getObject("order_id", UUID.class);
        UUID returnId = row.getObject("return_id", UUID.class);
        return new StockChange(
                new Sku(row.getString("sku")),
                StockChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("quantity"),
                orderId == null ? null : new OrderId(orderId),
                returnId == null ? null : new ReturnId(returnId),
                instant(row, "counted_at"),
                null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
