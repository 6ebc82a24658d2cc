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

    private StoppableKafka(EmbeddedKafka broker, Path data) {
        this.broker = broker;
        this.data = data;
    }

    /** Returns once it is ready. */
    static StoppableKafka started(Map<String, String> overrides) {
        return ServerStart.onFreePorts(() -> {
            var folder = TestFolders.next("kafka");
            var log = folder.resolve("server.log");
            var broker = new EmbeddedKafka(folder, log, Ports.free(), Ports.free(), overrides);
            var started = new StoppableKafka(broker, folder.resolve("data"));
            TestFolders.deleteAtEnd(started.data, broker::kill);
            started.start();
            return started;
        });
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
