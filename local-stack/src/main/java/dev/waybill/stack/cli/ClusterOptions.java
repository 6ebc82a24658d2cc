package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.KafkaCluster;
import dev.waybill.stack.run.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Selects the brokers: those of the local stack, or any others. */
final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "brokers other than those of the local stack")
    private @Nullable String servers;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "properties for the Kafka clients, security.protocol for example")
    private @Nullable Path config;

    KafkaCluster cluster(CliContext here) {
        var client = new HashMap<>(properties());
        if (servers != null) {
            client.put("bootstrap.servers", servers);
        }
        client.putIfAbsent("bootstrap.servers", "127.0.0.1:" + here.stack().port(Component.KAFKA));
        return new KafkaCluster(client);
    }

    private Map<String, String> properties() {
        if (config == null) {
            return Map.of();
        }
        var read = new Properties();
        try (var file = Files.newBufferedReader(config)) {
            read.load(file);
        } catch (IOException e) {
            throw new StackException("Cannot read " + config + ": " + e.getMessage(), e);
        }
        var properties = new HashMap<String, String>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return properties;
    }
}
