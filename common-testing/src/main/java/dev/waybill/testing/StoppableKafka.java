package dev.waybill.testing;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import java.time.Duration;
import java.util.Map;

/** A process on a free port; it ends with this JVM, however that ends. Only one test at a time may start or stop it. */
public final class StoppableKafka extends TestKafka implements AutoCloseable {
    private final EmbeddedKafka broker;

    StoppableKafka(Map<String, String> overrides) {
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

    @Override
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
}
