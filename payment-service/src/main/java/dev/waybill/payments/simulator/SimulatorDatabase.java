package dev.waybill.payments.simulator;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated gateway's database. Not a bean of type DataSource, so that the service's own remains the only one. */
@Component
@ConditionalOnSimulator
class SimulatorDatabase implements AutoCloseable {

    /** Plans are generic and use indexes only, so that a plan made while a table was small is still right when it has grown. */
    private static final String OPTIONS = "-c statement_timeout=5s -c transaction_timeout=10s"
            + " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    private final HikariDataSource connections;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SimulatorDatabase(SimulatorProperties properties) {
        var config = new HikariConfig();
        config.setPoolName("gateway");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(3);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1); // a request for a connection fails instead
        config.addDataSourceProperty("ApplicationName", "payment-gateway-simulator");
        config.addDataSourceProperty("options", OPTIONS);
        connections = new HikariDataSource(config);
        if (properties.migrate()) {
            migrate(properties);
        }
        jdbc = new JdbcTemplate(connections);
        transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    private void migrate(SimulatorProperties properties) {
        var owner = properties.owner();
        var application = '"' + properties.username().replace("\"", "\"\"") + '"';
        var flyway = owner == null
                ? Flyway.configure().dataSource(connections)
                : Flyway.configure().dataSource(properties.url(), owner.username(), owner.password());
        flyway.locations("classpath:db/gateway")
                .placeholders(Map.of("application", application))
                .connectRetries(10) // a server that has just started, on a busy machine
                .load()
                .migrate();
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void close() {
        connections.close();
    }
}
