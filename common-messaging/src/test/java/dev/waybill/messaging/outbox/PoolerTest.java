package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.outbox.DatabasePreconditions.UnusableDatabaseAnalyzer;
import dev.waybill.messaging.outbox.DatabasePreconditions.UnusableDatabaseException;
import dev.waybill.messaging.parcels.CapturedLog;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

/** A service whose connections go through a connection pooler, as PgBouncer. */
class PoolerTest {

    private final TestPostgres postgres = TestPostgres.shared();

    @Test
    void aPoolerThatRefusesTheTimeLimitsIsNamedWithWhatToSet() throws Exception {
        TestDatabase database = postgres.createDatabase("pooled");
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.username", database.username())
                .withProperty("spring.flyway.user", "the-owner")
                .withProperty(
                        "spring.datasource.hikari.data-source-properties.options",
                        "-c transaction_timeout=30s -c lock_timeout=10s");
        try (var pooler = new PoolerProxy(database, "extra_float_digits")) {
            Map<String, Object> settings = StarterTest.settings(database);
            settings.put("spring.datasource.url", pooler.url());

            assertThatThrownBy(() -> StarterTest.start(settings).close())
                    .extracting(new PoolerFailureAnalyzer(environment)::analyze)
                    .satisfies(analysis -> {
                        assertThat(analysis.getDescription()).contains("unsupported startup parameter: options");
                        assertThat(analysis.getAction())
                                .contains(
                                        "ignore_startup_parameters = extra_float_digits,options",
                                        "alter role \"" + database.username() + "\" set transaction_timeout = '30s';",
                                        "alter role \"" + database.username() + "\" set lock_timeout = '10s';",
                                        "alter role \"the-owner\" set lock_timeout = '10s';");
                    });
        }
    }

    @Test
    void aServiceBehindAPoolerStartsOnceWhatItAsksForIsSet() throws Exception {
        TestDatabase database = postgres.createDatabase("pooled");
        try (var pooler = new PoolerProxy(database, "extra_float_digits", "options")) {
            Map<String, Object> settings = StarterTest.settings(database);
            settings.put("spring.datasource.url", pooler.url());
            settings.put("waybill.kafka.prefix", database.name() + ".");
            String limit = "alter role " + database.username() + " set transaction_timeout = '30s'";

            assertRefused(() -> StarterTest.start(settings).close(), limit);
            Superuser.execute(postgres, database.name(), limit);
            assertRefused(() -> StarterTest.start(settings).close(), "waybill.relay.url");
            settings.put("waybill.relay.url", database.url());

            try (var service = StarterTest.start(settings)) {
                var health = service.getBean("relay", HealthIndicator.class);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(health.health()).hasToString("UP {phase=STREAMING}"));
            }
            Superuser.execute(
                    postgres, database.name(), "select pg_drop_replication_slot('" + database.name() + "_outbox')");
        }
    }

    /** One session for two connections at a time, which is what such a pooler gives while little is done. */
    @Test
    void aPoolerThatLendsASessionForATransactionIsRefused() throws Exception {
        try (var service = new ServiceDatabase(postgres);
                var session = service.dataSource.getConnection()) {
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(session, true));

            assertRefused(
                    () -> TestRelay.of(service.connectionDetails, jdbc, "127.0.0.1:1", () -> true)
                            .start(),
                    "pool_mode = session");
        }
    }

    @Test
    void connectionsThatLoseTheirLimitWhileTheServiceRunsAreReportedUntilTheyHaveOne() throws Exception {
        try (var service = new ServiceDatabase(postgres);
                var log = new CapturedLog(TransactionLimitMonitor.class.getName());
                var first = service.dataSource.getConnection();
                var second = service.dataSource.getConnection()) {
            second.createStatement().execute("set transaction_timeout = 0");
            second.close();
            first.close();
            var monitor = new TransactionLimitMonitor(service.dataSource);

            monitor.run();
            monitor.run();
            assertThat(monitor.unlimitedReason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("no transaction_timeout"));
            assertThat(log.warnings()).singleElement().asString().contains("no transaction_timeout");

            service.dataSource.getHikariPoolMXBean().softEvictConnections();
            service.jdbc.execute("select 1");
            monitor.run();
            assertThat(monitor.unlimitedReason()).isEmpty();
        }
    }

    private static void assertRefused(ThrowingCallable start, String remedy) {
        assertThatThrownBy(start)
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOf(UnusableDatabaseException.class)
                .extracting(new UnusableDatabaseAnalyzer()::analyze)
                .extracting(FailureAnalysis::getAction, InstanceOfAssertFactories.STRING)
                .contains(remedy);
    }
}
