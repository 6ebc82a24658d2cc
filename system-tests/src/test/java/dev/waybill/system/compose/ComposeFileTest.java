package dev.waybill.system.compose;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.kafka.BrokerProperties;
import dev.waybill.stack.run.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the compose files. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SINGLE = "docker-compose.yml";
    private static final String CLUSTER = "docker-compose.cluster.yml";
    private static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");
    private static final Pattern VARIABLE = Pattern.compile("\\b(OTEL|LOGGING|MANAGEMENT)_[A-Z_]*[A-Z]\\b");

    private final ComposeFile single = ComposeFile.read(ROOT, Map.of(), SINGLE);
    private final ComposeFile cluster = ComposeFile.read(ROOT, Map.of(), SINGLE, CLUSTER);

    @Test
    void everyContainerHasAHealthCheck() throws IOException {
        assertThat(Files.readString(ROOT.resolve("Dockerfile"))).contains("\nHEALTHCHECK ");
        assertThat(cluster.containers())
                .filteredOn(container -> !container.image().matches("waybill/(.+-service|console)"))
                .allSatisfy(container ->
                        assertThat(container.healthCheck()).as(container.name()).isNotEmpty());
    }

    @Test
    void everyImageIsBuiltHereOrNamedWithItsTag() {
        assertThat(cluster.containers())
                .filteredOn(container -> !container.isBuiltHere())
                .extracting(Container::image)
                .allMatch(image -> image.matches("[a-z/-]+:[\\w.-]+"));
    }

    @Test
    void noFileContainsAPassword() throws IOException {
        for (String file : List.of(SINGLE, CLUSTER, "docker/services.yml")) {
            try (Stream<String> lines = Files.lines(ROOT.resolve(file))) {
                assertThat(lines.filter(line -> line.matches(".*(PASSWORD|SECRET|TOKEN)\\w*:.*")))
                        .allMatch(line -> line.matches(".*: \\$\\{\\w+:\\?see \\.env}"));
            }
        }
    }

    @Test
    void everyComponentIsThereAndItsPortAndPrefixCanBeChanged() {
        var moved = ComposeFile.read(
                ROOT,
                Map.of(
                        "WAYBILL_ORDER_PORT",
                        "18081",
                        "WAYBILL_KAFKA_PORT",
                        "19092",
                        "WAYBILL_KAFKA_PREFIX",
                        "staging."),
                SINGLE);

        assertThat(Stream.concat(Component.SERVICES.stream(), Stream.of(Component.CONSOLE)))
                .allSatisfy(part -> assertThat(single.container(part.label()).ports())
                        .containsExactly("127.0.0.1:%1$s:%1$s".formatted(part.defaultPort())));
        assertThat(moved.container("order-service").ports()).containsExactly("127.0.0.1:18081:8081");
        assertThat(moved.container("kafka").environment().get("KAFKA_ADVERTISED_LISTENERS"))
                .contains("EXTERNAL://localhost:19092");
        assertThat(Component.SERVICES)
                .allSatisfy(part -> assertThat(moved.container(part.label()).environment())
                        .containsEntry("WAYBILL_KAFKA_PREFIX", "staging."));
    }

    /** A smaller heap does not take the objects of the AOT cache, and the JVM ends at once. */
    @Test
    void aServicesHeapHasThirtyTwoMegabytesAtFirstWithinItsMemoryLimit() throws IOException {
        String percentage = Files.readAllLines(ROOT.resolve("docker/service/options")).stream()
                .filter(option -> option.startsWith("-XX:InitialRAMPercentage="))
                .findFirst()
                .map(option -> option.substring(option.indexOf('=') + 1))
                .orElseThrow();
        assertThat(cluster.containers())
                .filteredOn(container -> container.image().matches("waybill/(.+-service|console)"))
                .hasSize(9)
                .allSatisfy(container -> assertThat(
                                container.memoryLimit().orElseThrow().toBytes() * Double.parseDouble(percentage) / 100)
                        .isGreaterThanOrEqualTo(32 << 20));
    }

    @Test
    void everyPublishedPortIsBoundToLoopback() {
        assertThat(cluster.containers())
                .flatExtracting(Container::ports)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void theOwnerOfAMachineCanLetOthersIn() {
        var open = ComposeFile.read(
                ROOT,
                Map.of(
                        "WAYBILL_BIND_ADDRESS",
                        "0.0.0.0",
                        "WAYBILL_ALLOW_OPEN_ON_NETWORK",
                        "yes",
                        "WAYBILL_WEB_NAMES",
                        "build.example",
                        "WAYBILL_KAFKA_HOST",
                        "build.example"),
                SINGLE,
                CLUSTER);

        assertThat(open.containers())
                .flatExtracting(Container::ports)
                .hasSameSizeAs(cluster.containers().stream()
                        .flatMap(container -> container.ports().stream())
                        .toList())
                .allMatch(port -> port.startsWith("0.0.0.0:"));
        assertThat(BROKERS)
                .allSatisfy(broker -> assertThat(
                                open.container(broker).environment().get("KAFKA_ADVERTISED_LISTENERS"))
                        .contains("EXTERNAL://build.example:"));
        assertThat(Component.SERVICES)
                .allSatisfy(part -> assertThat(open.container(part.label()).environment())
                        .containsEntry("WAYBILL_BIND_ADDRESS", "0.0.0.0")
                        .containsEntry("WAYBILL_ALLOW_OPEN_ON_NETWORK", "yes")
                        .containsEntry("WAYBILL_WEB_NAMES", "build.example"));
    }

    @Test
    void everyServiceHasAChosenSecurityMode() {
        var secure = ComposeFile.read(ROOT, Map.of("WAYBILL_SECURITY_MODE", "secure"), SINGLE);

        assertThat(Stream.concat(Component.SERVICES.stream(), Stream.of(Component.CONSOLE)))
                .allSatisfy(part -> {
                    assertThat(cluster.container(part.label()).environment())
                            .containsEntry("WAYBILL_SECURITY_MODE", "open");
                    assertThat(secure.container(part.label()).environment())
                            .containsEntry("WAYBILL_SECURITY_MODE", "secure");
                });
    }

    @Test
    void whatIsDocumentedAboutTracesAndLogsReachesEveryServiceIfItIsSet() throws IOException {
        Map<String, String> documented = VARIABLE.matcher(Files.readString(ROOT.resolve("docs/telemetry.md")))
                .results()
                .collect(toMap(MatchResult::group, _ -> "as it is set", (one, _) -> one));
        var set = ComposeFile.read(ROOT, documented, SINGLE, CLUSTER);

        assertThat(documented).containsKeys("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_BSP_SCHEDULE_DELAY");
        assertThat(Stream.concat(Component.SERVICES.stream(), Stream.of(Component.CONSOLE)))
                .allSatisfy(part -> {
                    assertThat(set.container(part.label()).environment()).containsAllEntriesOf(documented);
                    assertThat(single.container(part.label()).environment())
                            .doesNotContainKeys("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_BSP_SCHEDULE_DELAY");
                });
    }

    @Test
    void aClusterSurvivesTheLossOfAnyBroker() {
        assertThat(BROKERS)
                .extracting(broker -> settingOf(broker, "KAFKA_NODE_ID"))
                .doesNotHaveDuplicates();
        assertThat(BROKERS)
                .extracting(broker -> settingOf(broker, "KAFKA_BROKER_RACK"))
                .doesNotHaveDuplicates();
        assertThat(BROKERS)
                .allSatisfy(broker -> assertThat(cluster.container(broker).environment())
                        .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", "3")
                        .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3")
                        .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "2")
                        .containsEntry("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false"));
    }

    @Test
    void aBrokerKeepsTheOffsetsOfAGroupForAsLongAsThatOfTheLocalStackDoes() {
        String minutes = BrokerProperties.settings().getOrDefault("offsets.retention.minutes", "");

        assertThat(minutes).isNotEmpty();
        assertThat(BROKERS)
                .extracting(broker -> settingOf(broker, "KAFKA_OFFSETS_RETENTION_MINUTES"))
                .containsOnly(minutes);
    }

    @Test
    void bothInstancesOfAServiceHaveTheSameSettings() {
        assertThat(Component.SERVICES).allSatisfy(part -> {
            Container one = cluster.container(part.label());
            Container other = cluster.container(part.label() + "-2");
            assertThat(other.image()).isEqualTo(one.image());
            assertThat(other.environment())
                    .isEqualTo(one.environment())
                    .containsEntry("WAYBILL_KAFKA_REPLICATION_FACTOR", "3")
                    .containsEntry("WAYBILL_KAFKA_MIN_INSYNC_REPLICAS", "2");
        });
    }

    @Test
    void aClusterHasItsOwnVolumes() {
        assertThat(Stream.concat(Stream.of("postgres"), BROKERS.stream())
                        .map(name -> cluster.container(name).volumes().getLast()))
                .allMatch(volume -> volume.startsWith("cluster-"))
                .doesNotHaveDuplicates();
    }

    private String settingOf(String container, String setting) {
        return cluster.container(container).environment().getOrDefault(setting, "");
    }
}
