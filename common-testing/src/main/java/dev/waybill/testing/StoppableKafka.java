package dev.waybill.testing;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A process on a free port; it ends with this JVM, however that ends. Only one test at a time may start or stop it. */
public final class StoppableKafka extends TestKafka implements AutoCloseable {
    private final EmbeddedKafka broker;
    private final Path data;

    StoppableKafka(Map<String, String> overrides) {
        Started started = ServerStart.onFreePorts(() -> started(overrides));
        broker = started.broker();
        data = started.data();
    }

    private record Started(EmbeddedKafka broker, Path data) {}

    private static Started started(Map<String, String> overrides) {
        var folder = TestFolders.next("kafka");
        var data = folder.resolve("data");
        var broker = new EmbeddedKafka(folder, folder.resolve("server.log"), Ports.free(), Ports.free(), overrides);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.kill();
            TestFolders.delete(data);
        }));
        broker.awaitReady(broker.launch(ProcessHandle.current().pid()));
        return new Started(broker, data);
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

    /** As after the loss of its disk: starts on the same port, without any topic. */
    public void restartEmpty() {
        broker.kill();
        TestFolders.delete(data);
        start();
    }

    @Override
    public void close() {
        broker.kill();
    }
}
