package dev.waybill.stack.kafka;

import dev.waybill.deadletters.ScramNumberFormat;
import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker's own process: formats a new data directory, runs until it is stopped, and writes a file when it
 * is ready.
 */
final class Broker {
    private Broker() {}

    /**
     * Arguments: the broker's properties, the file to write once ready, and the pid without which it must not live, or 0;
     * then, if its measurements are to be shown, on which port and by which rules.
     */
    public static void main(String[] arguments) throws Exception {
        var properties = BrokerProperties.read(Path.of(arguments[0]));
        endWith(Long.parseLong(arguments[2]));
        ScramNumberFormat.use();
        var data = Path.of(properties.getProperty("log.dirs"));
        if (Files.notExists(data.resolve("meta.properties"))) {
            format(data, properties);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        if (arguments.length > 3) {
            Metrics.show(Integer.parseInt(arguments[3]), Path.of(arguments[4]));
        }
        server.startup();
        try {
            BrokerSecurity.apply(properties);
        } catch (Exception e) {
            server.shutdown(); // without its rights it is of no use
            throw e;
        }
        Files.writeString(
                Path.of(arguments[1]), Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    private static void format(Path data, Properties properties) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    /** A test's broker must not outlive the test, however that ends. */
    private static void endWith(long pid) {
        if (pid > 0) {
            ProcessHandle.of(pid)
                    .ifPresentOrElse(
                            owner -> owner.onExit()
                                    .thenRun(() -> Runtime.getRuntime().halt(0)),
                            () -> Runtime.getRuntime().halt(0));
        }
    }

    /**
     * A class of its own, because the exporter is optional. Containers run the same exporter as an agent; here an agent
     * would keep the JVM from using its class archive.
     */
    private static final class Metrics {
        /** @param rules of the JMX exporter: what is shown, and how */
        static void show(int port, Path rules) throws Exception {
            new JmxCollector(rules.toFile()).register();
            HTTPServer.builder().hostname("127.0.0.1").port(port).buildAndStart();
        }
    }
}
