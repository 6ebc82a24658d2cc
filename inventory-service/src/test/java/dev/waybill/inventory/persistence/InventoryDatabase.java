package dev.waybill.inventory.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.ReservationRepository;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRepository;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.time.Clock;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The repositories on a real PostgreSQL with the service's migrations. */
public final class InventoryDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final StatementBatch writes = new StatementBatch(jdbc);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final StockRepository stocks =
            new JdbcStockRepository(jdbc, writes, new StockMovementRepository(jdbc, writes), Clock.systemUTC());
    private final ReservationRepository reservations = new JdbcReservationRepository(jdbc, writes);

    public InventoryDatabase() {
        TestDatabase database = TestPostgres.shared().createDatabase("inventory");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        Flyway.configure().dataSource(pool).load().migrate();
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    public StockRepository stocks() {
        return stocks;
    }

    public ReservationRepository reservations() {
        return reservations;
    }

    /** Receives units of a new or known sku. */
    public void receive(Sku sku, int units) {
        transaction.executeWithoutResult(_ -> {
            stocks.createIfAbsent(sku);
            LockedStock stock = stocks.lock(Set.of(sku));
            stock.receive(sku, units);
            stocks.save(stock);
        });
    }

    public Stock stock(Sku sku) {
        return stocks.find(sku).orElseThrow();
    }

    /** The sum of the movements of this kind. */
    public long sumOf(Sku sku, String kind) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(quantity), 0) from movements where sku = ? and kind = ?",
                Long.class,
                sku.value(),
                kind);
        return sum == null ? 0 : sum;
    }

    @Override
    public void close() {
        pool.close();
    }
}
