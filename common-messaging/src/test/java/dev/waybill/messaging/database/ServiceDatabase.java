package dev.waybill.messaging.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database for one test with the messaging tables, and the connection pool that a service would have. */
public final class ServiceDatabase implements AutoCloseable {

    /** The usual setting of a service, see {@code waybill-messaging.yaml}. */
    public static final String TRANSACTION_TIMEOUT = "30s";

    public final TestDatabase connectionDetails;
    public final HikariDataSource dataSource;
    public final JdbcTemplate jdbc;
    public final TransactionTemplate transaction;

    public ServiceDatabase(TestPostgres postgres) {
        this(postgres, TRANSACTION_TIMEOUT);
    }

    public ServiceDatabase(TestPostgres postgres, String transactionTimeout) {
        connectionDetails = postgres.createDatabase("relay");
        var config = new HikariConfig();
        config.setJdbcUrl(connectionDetails.url());
        config.setUsername(connectionDetails.username());
        config.setPassword(connectionDetails.password());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.addDataSourceProperty(
                "options", "-c transaction_timeout=" + transactionTimeout + " -c statement_timeout=20s");
        dataSource = new HikariDataSource(config);
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        new MessagingMigrationStrategy().migrate(flyway());
    }

    private Flyway flyway() {
        var configuration = Flyway.configure().dataSource(dataSource);
        new RolePlaceholders(connectionDetails.applicationUsername(), connectionDetails.relayUsername())
                .customize(configuration);
        return configuration.load();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
