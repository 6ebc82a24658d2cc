package dev.waybill.stack.cli;

import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Properties;
import org.apache.kafka.common.utils.Utils;
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

    @Option(
            names = "--prefix",
            description =
                    "what stands before the names of topics and groups, waybill.kafka.prefix; by default that of the"
                            + " local stack or, for other brokers, WAYBILL_KAFKA_PREFIX")
    private @Nullable String prefix;

    /** Whether these are the brokers of the local stack, whose services are known. */
    boolean isLocal() {
        return servers == null && config == null;
    }

    KafkaCluster cluster(CliContext context) {
        var client = new HashMap<String, String>();
        if (config != null) {
            var properties = new Properties();
            try (var text = Files.newBufferedReader(config)) {
                properties.load(text);
            } catch (IOException e) {
                throw new StackException("Cannot read " + config + ": " + e.getMessage(), e);
            }
            client.putAll(Utils.propsToStringMap(properties));
        }
        if (servers != null) {
            client.put("bootstrap.servers", servers);
        }
        if (isLocal()) {
            client.putAll(context.stack().kafkaClient(KafkaUser.OPERATOR));
        }
        client.putIfAbsent("bootstrap.servers", "127.0.0.1:" + context.stack().port(Component.KAFKA));
        return new KafkaCluster(client, prefix(context));
    }

    private String prefix(CliContext context) {
        if (prefix != null) {
            return prefix;
        }
        return servers == null
                ? context.stack().settings().kafkaPrefix()
                : StackSettings.defaults().with(context.environment()).kafkaPrefix();
    }
}
