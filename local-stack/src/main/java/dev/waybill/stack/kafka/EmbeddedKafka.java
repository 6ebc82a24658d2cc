package dev.waybill.stack.kafka;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.CacheKey;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.DetachedProcess;
import dev.waybill.stack.process.Jvm;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker of our own on this machine (KRaft, one node). It runs detached from the process that started it. What
 * it has acknowledged survives the kill of its process. Not safe for concurrent use.
 */
public final class EmbeddedKafka {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-Dlogback.configurationFile=dev/waybill/stack/kafka/logback.xml");

    /** Fast to start; never reaches peak speed. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final Path log;
    private final Path ready;
    private final int port;
    private final int controllerPort;
    private final Map<String, String> overrides;
    private final @Nullable BrokerSecurity security;

    private Optional<ProcessId> process = Optional.empty();

    /**
     * A broker for everyone on this machine.
     *
     * @param folder keeps the topics in {@code data}, and the broker's properties
     * @param overrides broker properties that win over ours
     */
    public EmbeddedKafka(Path folder, Path log, int port, int controllerPort, Map<String, String> overrides) {
        this(folder, log, port, controllerPort, overrides, null);
    }

    /** @param security null for a broker for everyone on this machine */
    public EmbeddedKafka(
            Path folder,
            Path log,
            int port,
            int controllerPort,
            Map<String, String> overrides,
            @Nullable BrokerSecurity security) {
        this.folder = folder.toAbsolutePath().normalize();
        this.log = log.toAbsolutePath().normalize();
        this.ready = this.folder.resolve("ready");
        this.port = port;
        this.controllerPort = controllerPort;
        this.overrides = Map.copyOf(overrides);
        this.security = security;
    }

    /**
     * What all brokers keep of their classes, in {@code kept}.
     *
     * @param more options of the JVM that are added to ours
     */
    public static ClassCache classes(Path kept, List<String> more) {
        var options = Stream.concat(OPTIONS.stream(), more.stream()).toList();
        return new ClassCache(kept, CacheKey.of(options, Jvm.classPath(Broker.class)));
    }

    /** Starts a broker that ends together with the process {@code owner}; {@link #awaitReady} waits until it is ready. */
    public ProcessId launch(long owner) {
        var options = new ArrayList<>(SHORT_LIVED);
        var jar = Jvm.classPath(Broker.class).getFirst();
        if (Files.isRegularFile(jar)) { // no archive takes classes from a folder
            options.addAll(Jvm.keepingClassesIn(jar.resolveSibling("kafka")));
        }
        return launch(owner, options, List.of());
    }

    /**
     * Starts the broker and returns at once.
     *
     * @param more options of the JVM that are added to ours, with those of {@link #classes}
     * @param metrics the port of its metrics for Prometheus and the rules of the JMX exporter, or nothing
     */
    public ProcessId launch(List<String> more, List<String> metrics) {
        return launch(0, more, metrics);
    }

    private ProcessId launch(long owner, List<String> more, List<String> metrics) {
        var properties = folder.resolve(BrokerProperties.FILE);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(ready);
            Files.writeString(properties, properties());
        } catch (IOException e) {
            throw new StackException("Could not write Kafka's properties: " + e.getMessage(), e);
        }
        var options = new ArrayList<>(OPTIONS);
        options.addAll(more);
        var arguments = new ArrayList<>(List.of(properties.toString(), ready.toString(), Long.toString(owner)));
        arguments.addAll(metrics);
        var command = Jvm.running(Broker.class, options, arguments);
        var started = ProcessId.of(DetachedProcess.start(command, Map.of(), folder, log));
        process = Optional.of(started);
        return started;
    }

    private String properties() {
        var all = new HashMap<String, String>();
        if (security != null) {
            all.putAll(security.properties(port, controllerPort));
        }
        all.putAll(overrides);
        return BrokerProperties.text(folder.resolve("data"), port, controllerPort, all);
    }

    /** @throws StackException with the end of the broker's log if it ends or takes longer than a minute and a half */
    public void awaitReady(ProcessId broker) {
        Await.until(() -> isReady(broker) || !broker.isRunning(), START_LIMIT);
        if (!isReady(broker)) {
            throw new StackException("Kafka did not start:\n" + LogTail.text(log, 10));
        }
    }

    /** Whether this very process has said that it serves. */
    public boolean isReady(ProcessId broker) {
        try {
            return Files.readString(ready).equals(Long.toString(broker.pid())) && broker.isRunning();
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops it in order; after {@code timeout} it is killed. */
    public void stop(Duration timeout) {
        process.ifPresent(broker -> broker.terminate(timeout));
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.ifPresent(ProcessId::kill);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
