package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

@Execution(CONCURRENT)
class TestPostgresTest {
    private final TestPostgres postgres = TestPostgres.shared();

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "wal_level, logical",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "max_connections, 200",
        "max_replication_slots, 20",
        "shared_buffers, 64MB"
    })
    void theServerIsDurableAndHasTheSettingsOfTheLocalStackWhereverItRuns(String setting, String value)
            throws SQLException {
        try (var connection = postgres.administer("postgres")) {
            assertThat(query(connection, "show " + setting)).isEqualTo(value);
        }
    }

    @Test
    void textIsSortedByCodePoints() throws SQLException {
        var database = postgres.createDatabase("sorted");
        try (var connection = open(database)) {
            assertThat(
                            query(
                                    connection,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void aProcessListensOnLoopbackOnly() throws SQLException {
        try (var server = TestPostgres.newInstance();
                var connection = server.administer("postgres")) {
            assertThat(query(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aWrongPasswordIsRejected() {
        var database = postgres.createDatabase("locked");

        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "guessed"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void anOwnerCannotConnectToAnotherDatabase() {
        var own = postgres.createDatabase("own");
        var other = postgres.createDatabase("other");

        assertThatThrownBy(() -> DriverManager.getConnection(other.url(), own.username(), own.password()))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), own.username(), own.password()))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void aRelayRoleMayReplicateItsOwnDatabaseAndReadNoTable() throws SQLException {
        var own = postgres.createDatabase("relayed");
        var other = postgres.createDatabase("unrelated");
        try (var connection = DriverManager.getConnection(own.url(), own.username(), own.password())) {
            execute(connection, "create table secrets (id int)");
        }

        try (var connection = replication(own.url(), own)) {
            connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .createReplicationSlot()
                    .logical()
                    .withSlotName(own.name())
                    .withOutputPlugin("pgoutput")
                    .withTemporaryOption()
                    .make();
        }
        assertThatThrownBy(() -> replication(other.url(), own)).hasMessageContaining("permission denied for database");
        try (var connection = DriverManager.getConnection(own.url(), own.relayUsername(), own.relayPassword())) {
            assertThatThrownBy(() -> query(connection, "select count(*) from secrets"))
                    .hasMessageContaining("permission denied for table");
        }
    }

    @Test
    void aRelayRoleMayNotReplicateTheWholeServer() {
        var own = postgres.createDatabase("physical");
        var physical = new Properties();
        physical.setProperty("user", own.relayUsername());
        physical.setProperty("password", own.relayPassword());
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(physical, "9.4");
        PGProperty.PREFER_QUERY_MODE.set(physical, "simple");
        PGProperty.REPLICATION.set(physical, "true");

        assertThatThrownBy(() -> DriverManager.getConnection(own.url(), physical))
                .hasMessageContaining("no pg_hba.conf entry for replication connection");
    }

    @Test
    void committedRowsSurviveACrash() throws SQLException {
        try (var server = TestPostgres.newInstance(Map.of("wal_level", "replica"))) {
            var database = server.createDatabase("crash");
            try (var connection = open(database)) {
                execute(connection, "create table kept (id int)");
                execute(connection, "insert into kept values (42)");
                server.kill();
            }
            server.start();

            try (var connection = open(database)) {
                assertThat(query(connection, "select id from kept")).isEqualTo("42");
                assertThat(query(connection, "show wal_level")).isEqualTo("replica");
            }
            server.restart();
            try (var connection = open(database)) {
                assertThat(query(connection, "select id from kept")).isEqualTo("42");
            }
        }
    }

    private static Connection open(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static Connection replication(String url, TestDatabase database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.relayUsername());
        properties.setProperty("password", database.relayPassword());
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return DriverManager.getConnection(url, properties);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
