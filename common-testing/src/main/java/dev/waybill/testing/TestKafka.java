package dev.waybill.testing;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import java.time.Duration;
import java.util.Map;

/**
 * A real broker on a free port, configured as the local stack's. It is killed when the JVM ends, however that
 * happens. Only one test at a time may start or stop it.
 */
public final class TestKafka implements AutoCloseable {
    /** After a kill the broker can register again only when its former session has expired. */
    private static final Map<String, String> SHORT_SESSION =
            Map.of("broker.heartbeat.interval.ms", "500", "broker.session.timeout.ms", "3000");

    private final EmbeddedKafka broker;

    private TestKafka(Map<String, String> overrides) {
        broker = ServerStart.onFreePorts(() -> started(overrides));
    }

    private static EmbeddedKafka started(Map<String, String> overrides) {
        var folder = TestFolders.next("kafka");
        var broker = new EmbeddedKafka(folder, folder.resolve("server.log"), Ports.free(), Ports.free(), overrides);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.kill();
            TestFolders.delete(folder.resolve("data"));
        }));
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
        return broker;
    }

    /** The shared broker, for tests that only need their own topics. Never stop it. */
    public static TestKafka shared() {
        return Shared.BROKER;
    }

    /** A broker for a test that stops or kills it. */
    public static TestKafka newInstance() {
        return new TestKafka(SHORT_SESSION);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Starts on the same port and with the same topics as before. Returns when the broker is ready. */
    public void start() {
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
    }

    /** Stops the broker gracefully. */
    public void stop() {
        broker.stop(Duration.ofSeconds(30));
    }

    /** Kills the broker like a crash. Acknowledged records are there after the next start. */
    public void kill() {
        broker.kill();
    }

    @Override
    public void close() {
        broker.kill();
    }

    private static final class Shared {
        static final TestKafka BROKER = new TestKafka(Map.of());
    }
}
