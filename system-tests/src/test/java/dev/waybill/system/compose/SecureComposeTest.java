package dev.waybill.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.compose.ContainerSecrets;
import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.run.Component;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for the compose files of the mode {@code secure}. */
class SecureComposeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SINGLE = "docker-compose.yml";
    private static final String CLUSTER = "docker-compose.cluster.yml";
    private static final String SECURE = "docker-compose.secure.yml";
    private static final String SECURE_CLUSTER = "docker-compose.secure-cluster.yml";
    private static final String ISSUER = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";
    private static final String CLIENT = "SPRING_SECURITY_OAUTH2_CLIENT_";
    private static final List<String> BROKERS = List.of("kafka", "kafka-2", "kafka-3");
    private static final Pattern SECRET = Pattern.compile("/run/secrets/[\\w./-]+[\\w]");

    private final ComposeFile open = ComposeFile.read(ROOT, Map.of(), SINGLE, CLUSTER);
    private final ComposeFile single = ComposeFile.read(ROOT, Map.of(), SINGLE, SECURE);
    private final ComposeFile cluster = ComposeFile.read(ROOT, Map.of(), SINGLE, SECURE, CLUSTER, SECURE_CLUSTER);

    @TempDir
    private Path folder;

    @Test
    void everyServiceAndTheConsoleAreSecure() {
        assertThat(cluster.containers())
                .filteredOn(container -> container.environment().containsKey("WAYBILL_SECURITY_MODE"))
                .hasSize(9)
                .allSatisfy(container -> assertThat(container.environment())
                        .containsEntry("WAYBILL_SECURITY_MODE", "secure")
                        .containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                        .containsEntry(ISSUER, "http://identity.localhost:9000"));
    }

    @Test
    void anotherProviderCanIssueTheTokensAndLetOperatorsIn() {
        var issuer = "https://login.example/realms/waybill";
        var ofTokens = Map.of(ISSUER, issuer, "WAYBILL_SECURITY_ROLES_CLAIM", "realm_access.roles");
        var ofLogins = Map.of(
                CLIENT + "REGISTRATION_WAYBILL_CLIENT_ID", "waybill-console",
                CLIENT + "REGISTRATION_WAYBILL_CLIENT_SECRET", "secret",
                CLIENT + "REGISTRATION_WAYBILL_SCOPE", "openid,profile",
                CLIENT + "PROVIDER_WAYBILL_USER_NAME_ATTRIBUTE", "preferred_username");
        var variables = new HashMap<>(ofTokens);
        variables.putAll(ofLogins);
        var other = ComposeFile.read(ROOT, variables, SINGLE, SECURE, CLUSTER, SECURE_CLUSTER);

        assertThat(other.containers())
                .filteredOn(container -> container.environment().containsKey("WAYBILL_SECURITY_MODE"))
                .hasSize(9)
                .allSatisfy(container -> assertThat(container.environment()).containsAllEntriesOf(ofTokens));
        assertThat(other.container("console").environment())
                .containsAllEntriesOf(ofLogins)
                .containsEntry(CLIENT + "PROVIDER_WAYBILL_ISSUER_URI", issuer);
        assertThat(single.container("console").environment())
                .containsEntry(CLIENT + "REGISTRATION_WAYBILL_CLIENT_ID", "console")
                .containsEntry(CLIENT + "REGISTRATION_WAYBILL_SCOPE", "openid")
                .doesNotContainKeys(
                        "WAYBILL_SECURITY_ROLES_CLAIM",
                        CLIENT + "REGISTRATION_WAYBILL_CLIENT_SECRET",
                        CLIENT + "PROVIDER_WAYBILL_USER_NAME_ATTRIBUTE");
    }

    @Test
    void bothInstancesOfAServiceHaveTheSameSettings() {
        assertThat(Component.SERVICES).allSatisfy(part -> {
            var one = cluster.container(part.label());
            assertThat(cluster.container(part.label() + "-2").environment())
                    .isEqualTo(one.environment())
                    .containsEntry("WAYBILL_KAFKA_BOOTSTRAP_SERVERS", "kafka:29092,kafka-2:29092,kafka-3:29092")
                    .containsEntry("WAYBILL_KAFKA_REPLICATION_FACTOR", "3");
        });
    }

    @Test
    void everyDatabaseIsReachedOverTlsAlone() {
        assertThat(cluster.containers())
                .flatExtracting(container -> container.environment().values())
                .filteredOn(value -> value.startsWith("jdbc:postgresql:"))
                .hasSize(10)
                .allMatch(url -> url.contains("?sslmode=verify-full&sslrootcert=/run/secrets/"));
    }

    @Test
    void noContainerHasAPasswordInItsEnvironment() {
        assertThat(cluster.containers())
                .flatExtracting(container -> container.environment().entrySet())
                .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|SECRET)"))
                .allMatch(variable -> variable.getValue().isEmpty());
    }

    @Test
    void everySecretThatAContainerReadsIsMadeForIt() {
        var secrets = new SecureFolder(folder);
        new ContainerSecrets(secrets, "localhost:9092", (_, _) -> {}).write();

        assertThat(cluster.containers())
                .allSatisfy(container -> assertThat(secretsOf(container))
                        .allSatisfy(file -> assertThat(secrets.path().resolve(source(cluster, container, file)))
                                .as("%s of %s", file, container.name())
                                .exists()));
        assertThat(cluster.containers().stream()
                        .filter(container -> !secretsOf(container).isEmpty()))
                .hasSize(9
                        + BROKERS.size()
                        + List.of("identity", "postgres", "grafana").size());
    }

    /** Those that it names in its settings. */
    private static List<String> secretsOf(Container container) {
        return Stream.concat(container.environment().values().stream(), container.command().stream())
                .flatMap(text -> SECRET.matcher(text).results())
                .map(MatchResult::group)
                .toList();
    }

    /** Where the container that makes the secrets writes a file, below its folder. */
    private static String source(ComposeFile files, Container container, String file) {
        var volume = secretVolume(container);
        var written = files.container("secrets").volumes().stream()
                .map(each -> each.split(":"))
                .filter(each -> each[0].equals(volume[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(volume[0] + " is not written"));
        return (written[1] + file.substring(volume[1].length())).replaceFirst("^/secure/", "");
    }

    private static String[] secretVolume(Container container) {
        return container.volumes().stream()
                .map(volume -> volume.split(":"))
                .filter(volume -> volume[1].startsWith("/run/secrets"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(container.name() + " has no secrets"));
    }

    @Test
    void noTwoContainersShareSecretsUnlessTheyAreInstancesOfOneService() {
        var readers = cluster.containers().stream()
                .filter(container -> container.volumes().stream().anyMatch(volume -> volume.contains(":/run/secrets")))
                .collect(Collectors.groupingBy(
                        container -> secretVolume(container)[0],
                        Collectors.mapping(Container::image, Collectors.toSet())));

        assertThat(readers)
                .hasSize(12)
                .allSatisfy((_, images) -> assertThat(images).hasSize(1));
        assertThat(BROKERS)
                .extracting(broker -> secretVolume(cluster.container(broker))[0])
                .doesNotHaveDuplicates();
    }

    @Test
    void whoMakesTheSecretsIsAloneWithAllOfThemAndHasNoNetwork() {
        assertThat(cluster.containers())
                .filteredOn(container -> container.volumes().stream().anyMatch(volume -> volume.startsWith("secrets:")))
                .extracting(Container::name)
                .containsExactly("secrets");
        assertThat(cluster.container("secrets").definition()).containsEntry("network_mode", "none");
    }

    @Test
    void everyPublishedPortIsBoundToLoopback() {
        assertThat(cluster.containers())
                .flatExtracting(Container::ports)
                .anyMatch(port -> port.endsWith(":9000"))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everyListenerOfABrokerTakesPasswordsOrCertificatesOnly() {
        assertThat(BROKERS).allSatisfy(broker -> {
            var environment = cluster.container(broker).environment();
            var protocols = Arrays.stream(environment
                            .getOrDefault("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "")
                            .split(","))
                    .map(each -> each.split(":"))
                    .collect(Collectors.toMap(each -> each[0], each -> each[1]));
            assertThat(environment.getOrDefault("KAFKA_LISTENERS", "").split(","))
                    .allSatisfy(listener -> {
                        var name = listener.split(":")[0];
                        if (!"SASL_SSL".equals(protocols.get(name))) {
                            assertThat(protocols).containsEntry(name, "SSL");
                            assertThat(environment)
                                    .containsEntry("KAFKA_LISTENER_NAME_" + name + "_SSL_CLIENT_AUTH", "required");
                        }
                    });
            assertThat(environment)
                    .containsEntry("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "false")
                    .containsEntry("KAFKA_SUPER_USERS", "User:CN=kafka;User:CN=kafka-2;User:CN=kafka-3");
        });
    }

    @Test
    void everythingStartsAfterTheSecretsAndKafkasRightsAreThere() {
        assertThat(Stream.concat(Component.SERVICES.stream(), Stream.of(Component.CONSOLE)))
                .allSatisfy(part ->
                        assertThat(single.container(part.label()).startsAfter()).contains("kafka-access", "identity"));
        assertThat(List.of("postgres", "kafka", "identity", "prometheus", "grafana"))
                .allSatisfy(
                        name -> assertThat(single.container(name).startsAfter()).contains("secrets"));
    }

    @Test
    void dataOfTheModeOpenIsNotTouched() {
        assertThat(Stream.of(single, cluster)
                        .flatMap(files -> Stream.of("postgres", "kafka").map(files::container))
                        .map(container -> dataVolume(container.volumes())))
                .doesNotHaveDuplicates()
                .allMatch(volume -> volume.startsWith("secure-"));
        assertThat(Stream.of(single, cluster).flatMap(SecureComposeTest::dataVolumes))
                .contains("secure-grafana", "secure-prometheus", "secure-telemetry")
                .allMatch(volume -> volume.startsWith("secure-"));
        assertThat(open.containers()).extracting(Container::name).doesNotContain("identity", "secrets");
    }

    /** All that are mounted but those of secrets. */
    private static Stream<String> dataVolumes(ComposeFile files) {
        return files.containers().stream()
                .flatMap(container -> mounted(container).stream())
                .filter(volume -> volume.matches("\\w.*") && !volume.endsWith("secrets"));
    }

    /** Of several with the same target the last one. */
    private static Collection<String> mounted(Container container) {
        return container.volumes().stream()
                .map(volume -> volume.split(":"))
                .collect(Collectors.toMap(volume -> volume[1], volume -> volume[0], (_, last) -> last))
                .values();
    }

    /** Of several with the same target the last one is mounted. */
    private static String dataVolume(List<String> volumes) {
        return volumes.stream()
                .filter(volume -> volume.contains(":/var/lib/"))
                .map(volume -> volume.split(":")[0])
                .toList()
                .getLast();
    }
}
