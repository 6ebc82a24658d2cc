package dev.waybill.messaging.database;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The service's database for its owner, who alone may make and drop partitions and the publication. If the service works as
 * the owner, these are its own connections; else there is a small pool, which has no connection while it is not used. Not a
 * bean of type DataSource, so that the service's own remains the only one. Thread-safe.
 */
public final class OwnerDatabase implements AutoCloseable {

    /** The lock of a removal holds one, while the removal itself uses another. */
    private static final int CONNECTIONS = 2;

    private static final long IDLE_MILLIS = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final @Nullable HikariDataSource pool;

    private OwnerDatabase(JdbcTemplate jdbc, TransactionTemplate transaction, @Nullable HikariDataSource pool) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pool = pool;
    }

    /** With the connections of a service that works as the owner. */
    static OwnerDatabase ofService(JdbcTemplate jdbc, TransactionTemplate transaction) {
        return new OwnerDatabase(jdbc, transaction, null);
    }

    /** @param pool with the login of the owner and the limits of the service's connections; it is closed with this */
    static OwnerDatabase withPool(HikariDataSource pool) {
        pool.setPoolName("owner");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE_MILLIS);
        pool.setKeepaliveTime(0);
        return new OwnerDatabase(
                new JdbcTemplate(pool), new TransactionTemplate(new JdbcTransactionManager(pool)), pool);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
