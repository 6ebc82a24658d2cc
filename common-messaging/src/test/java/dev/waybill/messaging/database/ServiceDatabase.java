package dev.waybill.messaging.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.testing.Database;
import dev.waybill.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own with the tables of messaging in it, and what a service has to work with it. */
public final class ServiceDatabase implements AutoCloseable {

    public final Database database;
    public final HikariDataSource dataSource;
    public final JdbcTemplate jdbc;
    public final TransactionTemplate transaction;

    public ServiceDatabase(TestPostgres postgres) {
        database = postgres.createDatabase("relay");
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("options", "-c transaction_timeout=30s -c statement_timeout=20s");
        dataSource = new HikariDataSource(config);
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        new MessagingMigrationStrategy(database.relayUsername())
                .migrate(Flyway.configure().dataSource(dataSource).load());
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
