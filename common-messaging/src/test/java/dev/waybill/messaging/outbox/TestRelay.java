package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.tracing.TestTracing;
import dev.waybill.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** Creates relays as the application would. */
final class TestRelay {

    private TestRelay() {}

    static OutboxRelay of(TestOrderService orderService, String bootstrapServers) {
        ServiceDatabase database = orderService.database;
        return of(database.connectionDetails, database.jdbc, bootstrapServers, () -> true);
    }

    /** @param jdbc with the connections of the service */
    static OutboxRelay of(
            TestDatabase database, JdbcTemplate jdbc, String bootstrapServers, BooleanSupplier topicDeclared) {
        var producers = new RelayProducerFactory(
                "",
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "request.timeout.ms", 3_000,
                        "delivery.timeout.ms", 5_000),
                new SimpleMeterRegistry());
        return of(database, jdbc, producers, topicDeclared, () -> true, () -> {});
    }

    static OutboxRelay of(
            TestDatabase database,
            JdbcTemplate jdbc,
            RelayProducerFactory producers,
            BooleanSupplier topicDeclared,
            BooleanSupplier topicCompared,
            Runnable topicLost) {
        var connections = connections(database);
        return new OutboxRelay(
                connections,
                new DatabasePreconditions(connections, jdbc, jdbc, new OutboxRecoveryMargin(jdbc)),
                producers,
                new OutboxRelay.Config(
                        TestOutbox.SOURCE,
                        OrdersTopicReader.NAME,
                        topicDeclared,
                        topicCompared,
                        topicLost,
                        Duration.ofMillis(200)),
                TestTracing.withoutCollector(),
                TimeSource.of(Clock.systemUTC()));
    }

    /** The value of a metric of the relay. */
    static double metric(OutboxRelay relay, String name) {
        var registry = new SimpleMeterRegistry();
        relay.status().bindTo(registry, OrdersTopicReader.NAME);
        return registry.get(name).meter().measure().iterator().next().getValue();
    }

    static RelayConnections connections(TestDatabase database) {
        return new RelayConnections(database.url(), database.relayUsername(), database.relayPassword());
    }

    static OutboxRelay started(TestOrderService orderService, String bootstrapServers) {
        OutboxRelay relay = of(orderService, bootstrapServers);
        relay.start();
        awaitPhase(relay, RelayStatus.Phase.STREAMING);
        return relay;
    }

    static void awaitPhase(OutboxRelay relay, RelayStatus.Phase phase) {
        awaitPhase(relay, phase, Duration.ofSeconds(20));
    }

    static void awaitPhase(OutboxRelay relay, RelayStatus.Phase phase, Duration limit) {
        Awaitility.await()
                .atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(relay.status().phase())
                        .as(() -> "phase, with failure: " + relay.status().failureReason())
                        .isEqualTo(phase));
    }
}
