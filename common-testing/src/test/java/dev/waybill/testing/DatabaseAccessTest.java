package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.credentials.SecureFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect to the databases of a secure stack, and how. */
class DatabaseAccessTest {
    private static SecurePostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws SQLException {
        postgres = SecurePostgres.newInstance(List.of("orders", "payments"));
        try (var orders = postgres.connect("orders", "orders")) {
            execute(orders, "create table facts (id integer)");
            execute(orders, "insert into facts values (1)");
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void everyConnectionIsEncryptedAlsoAfterARestart() throws SQLException {
        postgres.restart();

        try (var connection = postgres.connect("orders", "orders_app")) {
            assertThat(text(connection, "select version from pg_stat_ssl where pid = pg_backend_pid()"))
                    .isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aConnectionWithoutTlsIsRefused() {
        assertRefused(postgres.plainUrl("orders") + "?sslmode=disable", "orders", "no encryption");
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() {
        var other = new SecureFolder(folder.resolve("secure"));
        other.authority();
        var certificate = URLEncoder.encode(other.authorityCertificate().toString(), StandardCharsets.UTF_8);

        assertRefused(
                postgres.plainUrl("orders") + "?sslmode=verify-full&sslrootcert=" + certificate, "orders", "SSL error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders_app", "orders_relay"})
    void aRoleReachesNoOtherDatabase(String role) {
        assertRefused(postgres.url("payments"), role, "no pg_hba.conf entry");
        assertRefused(postgres.url("postgres"), role, "no pg_hba.conf entry");
    }

    @Test
    void theRelayReplicatesItsOwnDatabaseAndNoOther() throws SQLException {
        replicate("orders").close();

        assertThatThrownBy(() -> replicate("payments")).hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void thePasswordsOfAnOpenStackDoNotFit() {
        for (var role : List.of("postgres", "orders", "orders_app", "orders_relay")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("orders"), role, role))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void theApplicationMayDoNothingThatItIsNotGranted() throws SQLException {
        try (var connection = postgres.connect("orders", "orders_app")) {
            for (var statement : List.of(
                    "select * from facts",
                    "insert into facts values (2)",
                    "truncate facts",
                    "drop table facts",
                    "create table more (id integer)",
                    "create temporary table more (id integer)",
                    "set role orders")) {
                assertThatThrownBy(() -> execute(connection, statement))
                        .as(statement)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
        try (var connection = postgres.administer("orders")) {
            assertThat(GrantedPrivileges.besideTables(connection, "orders_app")).isEmpty();
        }
    }

    @Test
    void theServerHasHashesOfPasswordsOfOneIterationEach() throws SQLException {
        try (var connection = postgres.administer("postgres")) {
            assertThat(text(connection, """
                    select string_agg(distinct left(rolpassword, 16), ',') from pg_authid where rolcanlogin
                    """)).isEqualTo("SCRAM-SHA-256$1:");
        }
    }

    /** Which knew no role beside the owner and the relay. */
    @Test
    void databasesOfAnEarlierVersionGetTheRole() throws SQLException {
        try (var connection = postgres.administer("payments")) {
            execute(connection, "drop owned by payments_app");
            execute(connection, "drop role payments_app");
        }

        postgres.createDatabases();

        try (var connection = postgres.connect("payments", "payments_app")) {
            assertThat(text(connection, "select current_user")).isEqualTo("payments_app");
        }
    }

    @Test
    void theAuditorReadsAndDoesNotWrite() throws SQLException {
        try (var connection = postgres.connect("orders", "auditor")) {
            assertThat(text(connection, "select id from facts")).isEqualTo("1");
            for (var statement : List.of(
                    "insert into facts values (2)",
                    "update facts set id = 2",
                    "delete from facts",
                    "truncate facts",
                    "drop table facts",
                    "create table more (id integer)")) {
                assertThatThrownBy(() -> execute(connection, statement))
                        .as(statement)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    private static void assertRefused(String url, String role, String why) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, role, postgres.password(role)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    private static Connection replicate(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "orders_relay");
        properties.setProperty("password", postgres.password("orders_relay"));
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "18");
        return DriverManager.getConnection(postgres.url(database), properties);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
