package dev.waybill.inventory.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.JournalEntry;
import dev.waybill.inventory.domain.Movement;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
import dev.waybill.inventory.domain.Stocks;
import dev.waybill.messaging.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One statement to load what a batch needs, two to save it: the stocks and their movements. */
@Component
final class SqlStocks implements Stocks {

    private static final String SELECT = "select sku, on_hand, reserved from stock ";

    /** The collation of {@code sku} is that of {@link String#compareTo}, so all agree on the order. */
    private static final String LOCK = SELECT + "where sku = any(?) order by sku for update";

    private static final String FIND = SELECT + "where sku = ?";

    static final String LIST = SELECT + "where sku > ? order by sku limit ?";

    private static final String SAVE = """
            update stock set on_hand = u.on_hand, reserved = u.reserved
            from unnest(?, ?, ?) as u (sku, on_hand, reserved)
            where stock.sku = u.sku
            """;

    private static final String OPEN =
            "insert into stock (sku, on_hand, reserved) values (?, 0, 0) on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;
    private final Journal journal;
    private final Clock clock;

    SqlStocks(JdbcTemplate jdbc, StatementBatch writes, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public StockRoom lock(Collection<Sku> skus) {
        return new StockRoom(
                skus.isEmpty()
                        ? List.of()
                        : jdbc.query(LOCK, SqlStocks::read, Rows.of(skus).texts(Sku::value)));
    }

    @Override
    public void save(StockRoom room) {
        if (room.movements().isEmpty()) {
            return;
        }
        var rows = Rows.of(room.changed());
        writes.add(
                SAVE,
                rows.texts(stock -> stock.sku().value()),
                rows.integers(Stock::onHand),
                rows.integers(Stock::reserved));
        journal.append(room.movements(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public List<Movement> returned(Collection<OrderId> orders) {
        return journal.returned(orders);
    }

    @Override
    public boolean open(Sku sku) {
        return jdbc.update(OPEN, sku.value()) == 1;
    }

    @Override
    public Optional<Stock> find(Sku sku) {
        return jdbc.query(FIND, SqlStocks::read, sku.value()).stream().findFirst();
    }

    @Override
    public List<Stock> list(@Nullable Sku after, int limit) {
        return jdbc.query(LIST, SqlStocks::read, after == null ? "" : after.value(), limit);
    }

    @Override
    public List<JournalEntry> journal(Sku sku, @Nullable Long before, int limit) {
        return journal.page(sku, before, limit);
    }

    private static Stock read(ResultSet row, int ignored) throws SQLException {
        return new Stock(new Sku(row.getString("sku")), row.getInt("on_hand"), row.getInt("reserved"));
    }
}
