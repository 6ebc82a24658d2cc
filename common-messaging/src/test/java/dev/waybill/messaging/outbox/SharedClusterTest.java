package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.outbox.DatabasePreconditions.UnusableDatabaseAnalyzer;
import dev.waybill.messaging.outbox.DatabasePreconditions.UnusableDatabaseException;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Relays of several services in one cluster: they do not affect each other, and no role has more privileges than it needs. */
class SharedClusterTest {

    private final TestPostgres postgres = TestPostgres.shared();
    private TestOrderService orderService;
    private TestDatabase database;

    @BeforeEach
    void open() {
        orderService = new TestOrderService(postgres);
        database = orderService.database.connectionDetails;
    }

    @AfterEach
    void close() {
        orderService.close();
    }

    @Test
    void anIdleDatabaseDoesNotRetainTheLogOfABusyOne() throws Exception {
        OutboxRelay relay;
        try (var topic = new OrdersTopicReader(TestKafka.shared().bootstrapServers())) {
            relay = TestRelay.started(orderService, TestKafka.shared().bootstrapServers());
            orderService.publish(orderService.createOrders(1).getFirst(), 1);
            topic.awaitEvents(1);
        }
        try (Connection busy = postgres.administer("postgres");
                var statement = busy.createStatement()) {
            statement.execute("create table busy_" + database.name() + " as select generate_series(1, 50000) as n");
            statement.execute("drop table busy_" + database.name());
            var end = statement.executeQuery("select pg_current_wal_lsn()::text");
            end.next();
            String written = end.getString(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(orderService.database.jdbc.queryForObject(
                                    "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots"
                                            + " where database = current_database()",
                                    Boolean.class,
                                    written))
                            .isTrue());
        }
        relay.stop();
    }

    @Test
    void theServicesRoleCannotReplicate() {
        assertRefused(
                database.username(), database.url(), "select pg_create_logical_replication_slot('mine', 'pgoutput')");
        var replication = new Properties();
        replication.setProperty("user", database.username());
        replication.setProperty("password", database.password());
        replication.setProperty("replication", "database");
        replication.setProperty("preferQueryMode", "simple");
        replication.setProperty("assumeMinServerVersion", "18");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(database.url(), replication).close())
                .hasMessageContaining("permission denied");
    }

    @Test
    void theRelayRoleMayOnlyReadTheOutboxAndRecordProgress() throws SQLException {
        String relay = database.relayUsername();
        assertRefused(relay, database.url(), "insert into outbox select * from outbox");
        assertRefused(relay, database.url(), "update outbox set payload = ''");
        assertRefused(relay, database.url(), "delete from outbox");
        assertRefused(relay, database.url(), "delete from outbox_progress");
        assertRefused(relay, database.url(), "select * from orders");
        assertRefused(relay, database.url(), "select * from inbox");
        assertRefused(relay, database.url(), "create table mine (n int)");
        assertRefused(relay, database.url(), "drop publication waybill_outbox");
        try (var connection = DriverManager.getConnection(database.url(), relay, database.relayPassword())) {
            connection.createStatement().execute("select * from outbox");
            connection.createStatement().execute("update outbox_progress set recover_since = null");
        }
    }

    @Test
    void neitherRoleCanConnectToAnotherServicesDatabase() {
        TestDatabase other = postgres.createDatabase("other");
        assertRefused(database.username(), other.url(), "select 1");
        assertRefused(database.relayUsername(), other.url(), "select 1");
    }

    @Test
    void aRelayWithoutItsPrivilegesRefusesToStart() {
        Superuser.execute(orderService, "alter role " + database.relayUsername() + " noreplication");
        assertThatThrownBy(() -> TestRelay.of(orderService, "127.0.0.1:1").start())
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining("may not replicate");
        Superuser.execute(orderService, "alter role " + database.relayUsername() + " password 'other'");
        assertThatThrownBy(() -> TestRelay.of(orderService, "127.0.0.1:1").start())
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining("password");
    }

    @Test
    void aRelayRefusesToStartIfTransactionsOfItsServiceHaveNoLimit() {
        try (var unlimited = new TestOrderService(postgres, "0")) {
            assertThatThrownBy(() -> TestRelay.of(unlimited, "127.0.0.1:1").start())
                    .isInstanceOf(UnusableDatabaseException.class)
                    .hasMessageContaining("no transaction_timeout")
                    .extracting(new UnusableDatabaseAnalyzer()::analyze)
                    .extracting(FailureAnalysis::getAction, InstanceOfAssertFactories.STRING)
                    .contains("-c transaction_timeout=30s");
        }
    }

    @Test
    void aClusterWithoutLogicalWalIsRejectedWithARemedy() {
        try (var plain = TestPostgres.newInstance(Map.of("wal_level", "replica"))) {
            try (var replica = new TestOrderService(plain)) {
                assertThatThrownBy(() -> TestRelay.of(replica, "127.0.0.1:1").start())
                        .isInstanceOf(UnusableDatabaseException.class)
                        .extracting(new UnusableDatabaseAnalyzer()::analyze)
                        .extracting(FailureAnalysis::getAction, InstanceOfAssertFactories.STRING)
                        .contains("wal_level = logical");
            }
        }
    }

    /** The password of a role is its name. */
    private static void assertRefused(String role, String url, String sql) {
        assertThatThrownBy(() -> {
                    try (var connection = DriverManager.getConnection(url, role, role);
                            var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
}
