package dev.waybill.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.kafka.BrokerCertificate;
import dev.waybill.stack.run.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSecretsTest {
    @TempDir
    private Path path;

    private final Map<Path, Integer> owners = new HashMap<>();
    private SecureFolder folder = new SecureFolder(Path.of(""));

    @BeforeEach
    void atTheFirstStart() {
        folder = new SecureFolder(path);
        write();
    }

    private void write() {
        new ContainerSecrets(folder, "build.example:9092", owners::put).write();
    }

    @Test
    void anotherStartLeavesThemAsTheyAre() throws IOException {
        var before = contents();

        write();

        assertThat(contents()).isEqualTo(before);
    }

    private Map<Path, String> contents() throws IOException {
        try (var files = Files.walk(path)) {
            var contents = new TreeMap<Path, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
            return contents;
        }
    }

    @Test
    void eachFileBelongsToTheUserOfItsContainer() {
        assertThat(owners)
                .containsEntry(secret("order-service", "spring.datasource.password"), 10001)
                .containsEntry(secret("identity", "clients/console"), 10001)
                .containsEntry(folder.secrets("identity"), 10001)
                .containsEntry(secret("kafka", "server.pem"), 1000)
                .containsEntry(secret("postgres", "server.key"), 999)
                .containsEntry(secret("prometheus", "prometheus"), 65534)
                .containsEntry(secret("grafana", "admin"), 472);
    }

    @Test
    void aServiceGetsItsOwnPasswordsOnly() throws IOException {
        var orders = contents(folder.secrets("order-service"));

        assertThat(orders)
                .contains(password("postgres-orders_app"), password("kafka-order-service"))
                .doesNotContain(
                        password("postgres-postgres"), password("kafka-operator"), password("identity-console"));
        assertThat(Component.SERVICES)
                .filteredOn(service -> service != Component.ORDER_SERVICE)
                .allSatisfy(service -> assertThat(orders).doesNotContain(password("kafka-" + service.label())));
        assertThat(orders).doesNotContain(password("postgres-payments_app"), password("postgres-auditor"));
    }

    @Test
    void whoGivesRightsOnKafkaHasTheFilesForThatAndNoOthers() throws IOException {
        var access = new SecureFolder(folder.secrets("kafka-access"));
        var certificate = BrokerCertificate.of(access, "kafka");

        assertThat(certificate.keyStore()).hasSameTextualContentAs(secret("kafka", "server.pem"));
        assertThat(certificate.authority()).exists();
        assertThat(access.certificates().resolve("ca.key")).doesNotExist();
        assertThat(contents(access.path()))
                .contains(password("kafka-order-service"), password("kafka-load"))
                .doesNotContain(password("postgres-orders_app"), password("identity-console"));
    }

    private String contents(Path below) throws IOException {
        var all = new StringBuilder();
        contents().forEach((file, text) -> all.append(file.startsWith(below) ? text : ""));
        return all.toString();
    }

    private String password(String name) {
        return folder.passwords().of(name);
    }

    @Test
    void aClientOfIdentityKnowsTheSecretThatIdentityKnows() throws IOException {
        assertThat(Files.readString(
                        secret("console", "spring.security.oauth2.client.registration.waybill.client-secret")))
                .isEqualTo(Files.readString(secret("identity", "clients/console")));
        assertThat(Files.readString(secret("prometheus", "prometheus")))
                .isEqualTo(Files.readString(secret("identity", "clients/prometheus")));
    }

    private Path secret(String container, String file) {
        return folder.secrets(container).resolve(file);
    }
}
