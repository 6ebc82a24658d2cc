package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.compose.ComposeFile;
import dev.waybill.system.compose.Container;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus scrapes each service, each broker and the console that compose starts, under its name there. */
class TargetsTest {

    @Test
    void everyServiceAndBrokerIsATarget() {
        assertThat(targets("targets")).containsExactlyInAnyOrderElementsOf(looked("docker-compose.yml"));
    }

    @Test
    void everyInstanceOfTheClusterIsATarget() {
        assertThat(targets("targets-cluster"))
                .containsExactlyInAnyOrderElementsOf(looked("docker-compose.yml", "docker-compose.cluster.yml"));
    }

    private static List<String> targets(String folder) {
        return MonitoringFiles.in(MonitoringFiles.PROMETHEUS.resolve(folder), ".yml").stream()
                .map(file -> new Yaml().<List<Map<String, Object>>>load(MonitoringFiles.text(file)))
                .flatMap(List::stream)
                .flatMap(TargetsTest::addresses)
                .map(address -> address.split(":")[0])
                .toList();
    }

    private static Stream<String> addresses(Map<String, Object> group) {
        return group.get("targets") instanceof List<?> addresses
                ? addresses.stream().map(String::valueOf)
                : Stream.of();
    }

    private static List<String> looked(String... files) {
        return ComposeFile.read(MonitoringFiles.ROOT, Map.of(), files).containers().stream()
                .map(Container::name)
                .filter(name -> name.contains("-service") || name.startsWith("kafka") || name.equals("console"))
                .toList();
    }
}
