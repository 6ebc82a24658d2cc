package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.outbox.TestOutbox;
import dev.waybill.messaging.tracing.UnrecordedTraces;
import dev.waybill.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Makes relays as the application would. */
final class TestRelay {

    private TestRelay() {}

    static Relay of(Shop shop, String bootstrapServers) {
        return of(shop.service.database, bootstrapServers, () -> shop.service.jdbc.execute(Publication.CREATE));
    }

    static Relay of(TestDatabase database, String bootstrapServers, Publication publication) {
        return of(database, Map.of("bootstrap.servers", bootstrapServers), publication);
    }

    static Relay of(TestDatabase database, Map<String, Object> kafka, Publication publication) {
        var times = new RelayTimes(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5));
        return new Relay(
                new Connections(database.url(), database.relayUsername(), database.relayPassword(), times),
                new RelaySettings(TestOutbox.SOURCE, Topic.NAME, kafka, times, new SimpleMeterRegistry()),
                publication,
                new UnrecordedTraces(),
                Clock.systemUTC());
    }

    static Relay started(Shop shop, String bootstrapServers) {
        Relay relay = of(shop, bootstrapServers);
        relay.start();
        awaitPhase(relay, Condition.Phase.STREAMING);
        return relay;
    }

    static void awaitPhase(Relay relay, Condition.Phase phase) {
        awaitPhase(relay, phase, Duration.ofSeconds(20));
    }

    static void awaitPhase(Relay relay, Condition.Phase phase, Duration limit) {
        Awaitility.await()
                .atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(relay.condition().phase())
                        .as(() -> "phase, with trouble: " + relay.condition().trouble())
                        .isEqualTo(phase));
    }
}
