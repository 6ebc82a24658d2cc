package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelProcess;
import dev.waybill.messaging.parcels.ParcelProcess.CrashPoint;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances of a service share the partitions. One of them dies, or loses the database that the other still has. */
class InstancesTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private final Broker broker = Broker.shared();
    private final TestDatabase database = ParcelDatabase.create(TestPostgres.shared());
    private final JdbcTemplate sql = ParcelDatabase.sql(database);
    private final AtomicInteger sent = new AtomicInteger();
    private final List<OrderId> orders =
            IntStream.range(0, 20).mapToObj(_ -> order()).toList();

    @Test
    @Execution(CONCURRENT)
    void anInstanceIsKilledAndNothingIsLostOrDoubled() throws Exception {
        Process killed = launch("killed-instance", SECOND);
        try (var survivor = start("killed-instance", FIRST, database)) {
            awaitSharedWork();

            sendToAll(20);
            killed.destroyForcibly().waitFor();
            sendToAll(20);

            awaitAllAppliedOnce(survivor);
        } finally {
            killed.destroyForcibly();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void anInstanceWithoutItsDatabaseHoldsUpOnlyItsOwnPartitionsAndLosesNothing() throws Exception {
        try (var healthy = start("without-database", FIRST, database);
                var failing = start("without-database", SECOND, ofSecondLogin())) {
            awaitSharedWork();
            Set<OrderId> waiting = lastHandledBy(SECOND);

            takeDatabaseAway();
            sendToAll(5);
            await().atMost(LONG).until(() -> failing.retried("database_unavailable") > 2);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(orders)
                            .filteredOn(order -> !waiting.contains(order))
                            .isNotEmpty()
                            .allSatisfy(
                                    order -> assertThat(healthy.effects(order)).isEqualTo(all())));

            giveDatabaseBack();
            awaitAllAppliedOnce(healthy);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void anInstanceThatAloneHasLostItsDatabaseLeavesTheGroupAndRejoinsWhenTheDatabaseAnswers() throws Exception {
        try (var healthy = start("lost-database", FIRST, database);
                var failing = start("lost-database", SECOND, ofSecondLogin())) {
            awaitSharedWork();

            takeDatabaseAway();
            sendToAll(5);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(orders)
                            .as("the healthy instance takes over")
                            .allSatisfy(
                                    order -> assertThat(healthy.effects(order)).isEqualTo(all())));

            giveDatabaseBack();
            int calls = failing.handler().calls.get();
            await().atMost(LONG).untilAsserted(() -> {
                sendToAll(1);
                assertThat(failing.handler().calls).hasValueGreaterThan(calls);
            });
            awaitAllAppliedOnce(healthy);
        } finally {
            giveDatabaseBack();
        }
    }

    /** Returns once both instances handle events and nothing is left to do: the partitions stay where they are. */
    private void awaitSharedWork() {
        await().atMost(LONG).untilAsserted(() -> {
            sendToAll(1);
            assertThat(lastHandledBy(FIRST)).isNotEmpty();
            assertThat(lastHandledBy(SECOND)).isNotEmpty();
        });
        sendToAll(1);
        await().atMost(LONG).until(() -> rows("effect") == orders.size() * (long) sent.get());
    }

    private void awaitAllAppliedOnce(ParcelService service) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order -> assertThat(service.effects(order)).isEqualTo(all())));
        assertThat(rows("inbox")).isEqualTo(orders.size() * (long) sent.get());
        assertThat(rows("outbox")).isEqualTo(orders.size() * (long) sent.get());
    }

    private void sendToAll(int events) {
        for (int i = 0; i < events; i++) {
            int number = sent.incrementAndGet();
            broker.send(orders.stream().map(order -> packed(order, number)).toList());
        }
    }

    private List<Integer> all() {
        return IntStream.rangeClosed(1, sent.get()).boxed().toList();
    }

    /** The orders whose latest effect is of this instance. */
    private Set<OrderId> lastHandledBy(String instance) {
        var latest = sql.queryForList("""
                select order_id
                  from (select distinct on (order_id) order_id, instance from effect order by order_id, position desc)
                 where instance = ?""", UUID.class, instance);
        return orders.stream().filter(order -> latest.contains(order.value())).collect(Collectors.toSet());
    }

    private long rows(String table) {
        Long rows = sql.queryForObject(
                switch (table) {
                    case "effect" -> "select count(*) from effect where order_id = any(?)";
                    case "outbox" -> "select count(*) from outbox where aggregateid = any(?)";
                    default ->
                        "select count(*) from inbox where id in (select event from effect where order_id = any(?))";
                },
                Long.class,
                (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new));
        return rows == null ? 0 : rows;
    }

    private static ParcelService start(String group, String instance, TestDatabase database) {
        return ParcelService.start(group, database, TestKafka.shared().bootstrapServers(), named(instance));
    }

    private Process launch(String group, String instance) throws IOException {
        String brokers = TestKafka.shared().bootstrapServers();
        return ParcelProcess.launch(group, database, brokers, order(), CrashPoint.NONE, named(instance));
    }

    /** The effects of an instance bear its name. */
    private static String named(String instance) {
        return "spring.datasource.hikari.data-source-properties.ApplicationName=" + instance;
    }

    /** The same database, with a login that can be taken away. */
    private TestDatabase ofSecondLogin() throws SQLException {
        administer("create role " + secondLogin() + " login password 'second' in role " + database.username());
        return new TestDatabase(
                database.name(),
                database.url(),
                secondLogin(),
                "second",
                database.relayUsername(),
                database.relayPassword());
    }

    private void takeDatabaseAway() throws SQLException {
        administer("alter role " + secondLogin() + " nologin");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + secondLogin() + "'");
    }

    private void giveDatabaseBack() throws SQLException {
        administer("alter role " + secondLogin() + " login");
    }

    private String secondLogin() {
        return database.name() + "_second";
    }

    private void administer(String statement) throws SQLException {
        try (var connection = TestPostgres.shared().administer(database.name());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
