package dev.waybill.inventory.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockChange;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.domain.StockRepository;
import dev.waybill.persistence.StatementBatch;
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

/** Loads the stock of a batch with one statement and saves it with two: stocks and movements. */
@Component
final class JdbcStockRepository implements StockRepository {

    private static final String SELECT = "select sku, on_hand, reserved from stock ";

    /** The collation of {@code sku} orders like {@link String#compareTo}, so every transaction locks in the same order. */
    private static final String LOCK = SELECT + "where sku = any(?) order by sku for update";

    private static final String FIND = SELECT + "where sku = ?";

    static final String LIST = SELECT + "where sku > ? order by sku limit ?";

    private static final String SAVE = """
            update stock set on_hand = u.on_hand, reserved = u.reserved
            from unnest(?, ?, ?) as u (sku, on_hand, reserved)
            where stock.sku = u.sku
            """;

    private static final String CREATE =
            "insert into stock (sku, on_hand, reserved) values (?, 0, 0) on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;
    private final StockMovementRepository movements;
    private final Clock clock;

    JdbcStockRepository(JdbcTemplate jdbc, StatementBatch writes, StockMovementRepository movements, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.movements = movements;
        this.clock = clock;
    }

    @Override
    public LockedStock lock(Collection<Sku> skus) {
        return new LockedStock(
                skus.isEmpty()
                        ? List.of()
                        : jdbc.query(
                                LOCK,
                                JdbcStockRepository::read,
                                StockColumnArrays.of(skus).texts(Sku::value)));
    }

    @Override
    public void save(LockedStock stock) {
        if (stock.changes().isEmpty()) {
            return;
        }
        var rows = StockColumnArrays.of(stock.changed());
        writes.add(
                SAVE,
                rows.texts(row -> row.sku().value()),
                rows.integers(Stock::onHand),
                rows.integers(Stock::reserved));
        movements.append(stock.changes(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public List<StockChange> returns(Collection<OrderId> orders) {
        return movements.returns(orders);
    }

    @Override
    public boolean createIfAbsent(Sku sku) {
        return jdbc.update(CREATE, sku.value()) == 1;
    }

    @Override
    public Optional<Stock> find(Sku sku) {
        return jdbc.query(FIND, JdbcStockRepository::read, sku.value()).stream().findFirst();
    }

    @Override
    public List<Stock> list(@Nullable Sku after, int limit) {
        return jdbc.query(LIST, JdbcStockRepository::read, after == null ? "" : after.value(), limit);
    }

    @Override
    public List<StockMovement> movements(Sku sku, @Nullable Long before, int limit) {
        return movements.page(sku, before, limit);
    }

    private static Stock read(ResultSet row, int ignored) throws SQLException {
        return new Stock(new Sku(row.getString("sku")), row.getInt("on_hand"), row.getInt("reserved"));
    }
}
