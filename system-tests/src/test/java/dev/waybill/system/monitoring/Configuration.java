package dev.waybill.system.monitoring;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.process.Directories;
import dev.waybill.system.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The product's Prometheus configuration, with the targets of the test stack and a scrape interval of one second. */
final class Configuration {

    private Configuration() {}

    /** Leaves the folder with nothing else in it. */
    static void write(Path folder, Stack stack) throws IOException {
        Directories.delete(folder);
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("targets"));
        for (Path rules : MonitoringFiles.in(MonitoringFiles.PROMETHEUS.resolve("rules"), ".yml")) {
            Files.copy(rules, folder.resolve("rules").resolve(rules.getFileName()));
        }
        Files.writeString(
                folder.resolve("prometheus.yml"), configuration(stack).replaceAll("_interval: \\w+", "_interval: 1s"));
        Files.writeString(
                folder.resolve("targets/services.yml"),
                Arrays.stream(AuditedService.values())
                        .map(service -> target(stack.url(service)) + "  labels: {service: " + service.id() + "}\n")
                        .collect(Collectors.joining()));
        Files.writeString(folder.resolve("targets/kafka.yml"), target(stack.brokerMetrics()));
        Files.writeString(folder.resolve("targets/console.yml"), target(stack.console()));
    }

    private static String configuration(Stack stack) {
        return stack.prometheusClient()
                .map(client -> MonitoringFiles.text(MonitoringFiles.PROMETHEUS.resolve("prometheus-secure.yml"))
                        .replaceFirst("client_secret_file: \\S+", "client_secret_file: " + client.secret())
                        .replaceFirst("token_url: \\S+", "token_url: " + client.issuer() + "/oauth2/token"))
                .orElseGet(() -> MonitoringFiles.text(MonitoringFiles.PROMETHEUS.resolve("prometheus.yml")));
    }

    private static String target(URI address) {
        return "- targets: [\"" + address.getAuthority() + "\"]\n";
    }
}
