package dev.waybill.testing;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import java.time.Duration;
import java.util.Map;

/**
 * A real broker on a free port, configured as the local stack's. It ends with the JVM, however that ends. Starting and
 * stopping is for one test at a time.
 */
public final class TestKafka implements AutoCloseable {
    /** After a kill it comes back once its former registration has run out. */
    private static final Map<String, String> FAST_RETURN =
            Map.of("broker.heartbeat.interval.ms", "500", "broker.session.timeout.ms", "3000");

    private final EmbeddedKafka broker;

    private TestKafka(Map<String, String> overrides) {
        var folder = TestFolders.next("kafka");
        broker = new EmbeddedKafka(folder, folder.resolve("server.log"), Ports.free(), Ports.free(), overrides);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.kill();
            TestFolders.delete(folder.resolve("data"));
        }));
        start();
    }

    /** The one for tests that only need topics of their own; never stop it. */
    public static TestKafka shared() {
        return Shared.BROKER;
    }

    /** A broker for a test that stops or kills it. */
    public static TestKafka newInstance() {
        return new TestKafka(FAST_RETURN);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Returns once it serves; on the same port and with the same topics as before. */
    public void start() {
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
    }

    /** Stops it in order. */
    public void stop() {
        broker.stop(Duration.ofSeconds(30));
    }

    /** Ends it as a crash would; what it has acknowledged is there after the next start. */
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
