package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.outbox.TestOutbox;
import dev.waybill.messaging.tracing.NoopEventTracing;
import dev.waybill.testing.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Makes relays as the application would. */
final class TestRelay {

    private TestRelay() {}

    static OutboxRelay of(TestOrderService shop, String bootstrapServers) {
        return of(shop.service.database, bootstrapServers, () -> shop.service.jdbc.execute(Publication.CREATE));
    }

    static OutboxRelay of(Database database, String bootstrapServers, Publication publication) {
        return of(database, Map.of("bootstrap.servers", bootstrapServers), publication);
    }

    static OutboxRelay of(Database database, Map<String, Object> kafka, Publication publication) {
        var times = new RelayTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5));
        return new OutboxRelay(
                new RelayConnections(database.url(), database.relayUsername(), database.relayPassword(), times),
                new RelayConfig(TestOutbox.SOURCE, OrdersTopicReader.NAME, kafka, times, new SimpleMeterRegistry()),
                publication,
                new NoopEventTracing(),
                Clock.systemUTC());
    }

    static OutboxRelay started(TestOrderService shop, String bootstrapServers) {
        OutboxRelay relay = of(shop, bootstrapServers);
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
                .untilAsserted(() -> assertThat(relay.condition().phase())
                        .as(() -> "phase, with trouble: " + relay.condition().trouble())
                        .isEqualTo(phase));
    }
}
