package dev.waybill.inventory.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.Reservations;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
import dev.waybill.inventory.domain.Stocks;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.time.Clock;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An inventory on a real PostgreSQL, with the service's own migrations and statements. */
public final class InventoryDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final StatementBatch writes = new StatementBatch(jdbc);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final Stocks stocks = new SqlStocks(jdbc, writes, new Journal(jdbc, writes), Clock.systemUTC());
    private final Reservations reservations = new SqlReservations(jdbc, writes);

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

    public Stocks stocks() {
        return stocks;
    }

    public Reservations reservations() {
        return reservations;
    }

    /** Puts units of a new or known sku on the shelf. */
    public void receive(Sku sku, int units) {
        transaction.executeWithoutResult(_ -> {
            stocks.open(sku);
            StockRoom room = stocks.lock(Set.of(sku));
            room.receive(sku, units);
            stocks.save(room);
        });
    }

    public Stock stock(Sku sku) {
        return stocks.find(sku).orElseThrow();
    }

    /** The sum of the movements of a kind. */
    public long moved(Sku sku, String kind) {
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
