package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.stack.process.Ports;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

class OutageTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    @Execution(CONCURRENT)
    void aDatabaseOutageLosesNoEventAndWritesNoDeadLetter() {
        try (var postgres = TestPostgres.newInstance();
                var service = ParcelService.start(
                        "database-outage",
                        ParcelDatabase.create(postgres),
                        TestKafka.shared().bootstrapServers())) {
            OrderId order = order();
            Broker.shared().send(packed(order, 1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));

            postgres.kill();
            Broker.shared()
                    .send(IntStream.rangeClosed(2, 100)
                            .mapToObj(each -> packed(order, each))
                            .toList());
            await().atMost(LONG).until(() -> service.retried("database_unavailable") > 2);
            postgres.start();

            await().atMost(LONG)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(service.effects(order)).hasSize(100).isSorted());
            assertThat(Broker.shared().all("parcels.database-outage.dlt"))
                    .noneMatch(each -> Arrays.equals(each.key(), bytes(order.toString())));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing-permission | revoke insert on effect from %1$s         | grant insert on effect to %1$s
            missing-table      | alter table effect rename to other        | alter table other rename to effect
            missing-column     | alter table effect rename quantity to n   | alter table effect rename n to quantity
            """)
    @Execution(CONCURRENT)
    void aFaultOfTheSetUpMakesNoDeadLetterAndTheEventTakesEffectOnceItIsRepaired(
            String group, String fault, String repair) {
        var database = ParcelDatabase.create(TestPostgres.shared());
        try (var service =
                ParcelService.start(group, database, TestKafka.shared().bootstrapServers())) {
            OrderId order = order();
            administer(database, fault.formatted(database.username()));

            Broker.shared().send(packed(order, 1), packed(order, 2));
            await().atMost(LONG).until(() -> service.retried("setup_missing") > 2);
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(service.health().getStatus()).isEqualTo(Status.DOWN));
            administer(database, repair.formatted(database.username()));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2));
            await().untilAsserted(() -> assertThat(service.health().getStatus()).isEqualTo(Status.UP));
            assertThat(Broker.shared().all("parcels." + group + ".dlt"))
                    .noneMatch(each -> Arrays.equals(each.key(), bytes(order.toString())));
        }
    }

    private static void administer(TestDatabase database, String statement) {
        try (var connection = TestPostgres.shared().administer(database.name());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aBrokerOutageAtTheStartOrLaterLosesNoEvent() {
        try (var kafka = TestKafka.newInstance();
                var broker = new Broker(kafka.bootstrapServers())) {
            kafka.kill();
            try (var service = ParcelService.start(
                    "broker-outage", ParcelDatabase.create(TestPostgres.shared()), kafka.bootstrapServers())) {
                assertThat(service.health().getStatus()).isEqualTo(Status.DOWN);

                kafka.start();
                await().atMost(LONG)
                        .untilAsserted(
                                () -> assertThat(service.health().getStatus()).isEqualTo(Status.UP));
                OrderId order = order();
                broker.send(packed(order, 1));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));

                kafka.kill();
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.degraded()).containsKey("broker-away"));
                assertThat(service.health().getStatus()).isEqualTo(Status.UP);
                kafka.start();
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
                var bad = packed(order, 2);
                bad.headers().remove("ce_id");
                broker.send(bad, packed(order, 3));

                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 3));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(broker.all("parcels.broker-outage.dlt"))
                                .hasSize(1));
            }
        }
    }

    @Test
    @Tag("timing")
    void aServiceThatWaitsForTheBrokersStopsAtOnce() {
        var service = ParcelService.start(
                "stopped-early", ParcelDatabase.create(TestPostgres.shared()), "127.0.0.1:" + Ports.free());

        assertThat(timeOf(service::close)).isLessThan(Duration.ofSeconds(10));
    }

    private static Duration timeOf(Runnable work) {
        long startedAt = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
