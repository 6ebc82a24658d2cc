package dev.waybill.messaging.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the relay needs of the database and its own role cannot bring about: {@code wal_level}, privileges, connections of
 * its own and sessions of the service's, a limit of the service's transactions, and the publication, which the service
 * has made as the owner of the outbox.
 */
final class DatabasePreconditions {

    private static final Logger log = LoggerFactory.getLogger(DatabasePreconditions.class);

    /** Invalid authorization, invalid password, insufficient privilege, no such database. */
    private static final Set<String> ACCESS_DENIED = Set.of("28000", "28P01", "42501", "3D000");

    private static final String CREATE_PUBLICATION = "drop publication if exists waybill_outbox;"
            + " create publication waybill_outbox for table outbox"
            + " with (publish = 'insert', publish_via_partition_root = true)";

    private final RelayConnections connections;
    private final JdbcTemplate service;
    private final JdbcTemplate owner;
    private final OutboxRecoveryMargin margin;

    /**
     * @param service with the connections of the service
     * @param owner with connections of the owner of the outbox
     */
    DatabasePreconditions(
            RelayConnections connections, JdbcTemplate service, JdbcTemplate owner, OutboxRecoveryMargin margin) {
        this.connections = connections;
        this.service = service;
        this.owner = owner;
        this.margin = margin;
    }

    /**
     * Checks what waiting does not bring about. A database that cannot be reached passes, because it may come back.
     *
     * @throws UnusableDatabaseException if the relay can never work with this database as it is configured
     */
    void check() {
        try {
            checkSessions();
            Duration unused = recoveryMargin();
        } catch (DataAccessException e) {
            log.warn("The service's transaction_timeout cannot be read yet: {}", e.getMessage());
        }
        checkRelayRole();
    }

    /** Two connections at a time are one session only behind a pooler that lends a session for a transaction. */
    private void checkSessions() {
        boolean same = Boolean.TRUE.equals(service.execute((ConnectionCallback<Boolean>)
                one -> service.execute((ConnectionCallback<Boolean>) two -> session(one) == session(two))));
        if (same) {
            throw new UnusableDatabaseException(
                    "A connection pooler lends this service a session of PostgreSQL for one transaction, so that locks,"
                            + " notifications and settings of the session are lost.",
                    "Set pool_mode = session for this service's database in the pooler's configuration.");
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void checkRelayRole() {
        try (Connection connection = connections.openForStatements();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("""
                    select current_setting('wal_level'), current_user,
                      (select rolreplication from pg_roles where rolname = current_user)""");
            row.next();
            check(row.getString(1), row.getString(2), row.getBoolean(3));
            connections.openForReplication().close();
        } catch (SQLException e) {
            if (PoolerFailureAnalyzer.isRefusal(e)) {
                throw new UnusableDatabaseException(
                        "A connection pooler does not let the relay read PostgreSQL's log: " + e.getMessage(),
                        "Set WAYBILL_RELAY_URL (or the property waybill.relay.url) to PostgreSQL itself, as"
                                + " jdbc:postgresql://host:5432/orders.");
            }
            if (ACCESS_DENIED.contains(e.getSQLState())) {
                throw new UnusableDatabaseException(
                        "PostgreSQL rejects the relay's role: " + e.getMessage(),
                        "Set WAYBILL_RELAY_USERNAME and WAYBILL_RELAY_PASSWORD to a role that may log in, replicate"
                                + " and connect to the service's database.");
            }
            log.warn("The relay cannot connect yet: {}", e.getMessage());
        }
    }

    private static void check(String walLevel, String role, boolean mayReplicate) {
        if (!walLevel.equals("logical")) {
            throw new UnusableDatabaseException(
                    "PostgreSQL runs with wal_level = " + walLevel + ", which does not allow logical replication.",
                    "Set wal_level = logical in postgresql.conf and restart PostgreSQL.");
        }
        if (!mayReplicate) {
            throw new UnusableDatabaseException(
                    "The relay's role " + role + " may not replicate.", "Run: alter role " + role + " replication;");
        }
    }

    /**
     * How much later than the time in its id an event may be committed.
     *
     * @throws UnusableDatabaseException if the transactions of the service have no limit
     */
    Duration recoveryMargin() {
        return margin.current()
                .orElseThrow(() -> new UnusableDatabaseException(
                        "The service's connections have no transaction_timeout, so it is unknown how far back the outbox"
                                + " must be read if the replication slot is lost.",
                        "Set transaction_timeout for the service's connections, for example with -c transaction_timeout=30s"
                                + " in spring.datasource.hikari.data-source-properties.options or, behind a connection"
                                + " pooler that drops these options, with: alter role "
                                + service.queryForObject("select quote_ident(current_user)", String.class)
                                + " set transaction_timeout = '30s';"));
    }

    /** Replaces a publication that is not as it should be. */
    void createPublication() {
        owner.execute(CREATE_PUBLICATION);
    }

    /** The application fails to start and says what to do. */
    static final class UnusableDatabaseException extends RuntimeException {

        private final String remedy;

        UnusableDatabaseException(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }
    }

    /** Replaces the stack trace by the problem and what to do about it. */
    static final class UnusableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnusableDatabaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnusableDatabaseException cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
