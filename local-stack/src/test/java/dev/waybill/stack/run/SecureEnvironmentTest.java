package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecureEnvironmentTest {
    @TempDir
    private Path root;

    private final StackSettings secure = StackSettings.defaults()
            .with(Map.of(
                    "WAYBILL_SECURITY_MODE", "secure",
                    "WAYBILL_IDENTITY_PORT", "9100",
                    "WAYBILL_CONSOLE_PORT", "8090"));

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"ORDER_SERVICE", "PAYMENT_SERVICE", "INVENTORY_SERVICE", "SHIPPING_SERVICE"})
    void everyServiceTrustsIdentityAndKnowsNoSecretOfIt(Component service) {
        assertThat(environment(secure, service))
                .containsEntry("WAYBILL_SECURITY_MODE", "secure")
                .containsEntry("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", "http://localhost:9100")
                .allSatisfy((name, _) -> assertThat(name).doesNotContain("CLIENT_SECRET", "IDENTITY_DIRECTORY"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"ORDER_SERVICE", "PAYMENT_SERVICE", "INVENTORY_SERVICE", "SHIPPING_SERVICE"})
    void everyServiceLogsInToKafkaAsItself(Component service) {
        var folder = layout().secure().resolve("secrets").resolve(service.label());

        assertThat(environment(secure, service))
                .containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("SPRING_CONFIG_IMPORT", "configtree:" + folder + "/");
        assertThat(environment(StackSettings.defaults(), service))
                .allSatisfy((name, _) -> assertThat(name).doesNotContain("SPRING_KAFKA", "CONFIG_IMPORT"));
    }

    @Test
    void aSecureServiceWorksWithoutTheRightsOfTheOwnerAndHasThoseForItsMigrations() {
        assertThat(environment(secure, Component.PAYMENT_SERVICE))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "payments_app")
                .containsEntry("SPRING_FLYWAY_USER", "payments")
                .containsEntry("WAYBILL_GATEWAY_USERNAME", "gateway_app")
                .containsEntry("WAYBILL_GATEWAY_OWNER_USERNAME", "gateway");
        assertThat(environment(StackSettings.defaults(), Component.PAYMENT_SERVICE))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "payments")
                .doesNotContainKeys("SPRING_FLYWAY_USER", "WAYBILL_GATEWAY_OWNER_USERNAME");
    }

    @Test
    void noDatabasePasswordIsInTheEnvironmentOfASecureService() {
        assertThat(environment(secure, Component.PAYMENT_SERVICE))
                .hasEntrySatisfying(
                        "SPRING_DATASOURCE_URL", url -> assertThat(url).contains("sslmode=verify-full"))
                .hasEntrySatisfying(
                        "WAYBILL_GATEWAY_URL", url -> assertThat(url).contains("sslmode=verify-full"))
                .allSatisfy((name, _) -> assertThat(name)
                        .doesNotMatch("(SPRING_DATASOURCE|SPRING_FLYWAY|WAYBILL_RELAY|WAYBILL_GATEWAY).*PASSWORD"));
        assertThat(environment(StackSettings.defaults(), Component.PAYMENT_SERVICE))
                .containsEntry("SPRING_DATASOURCE_PASSWORD", "payments");
    }

    @Test
    void identityKnowsWhereItsFilesAreAndWhereTheConsoleIs() {
        assertThat(environment(secure, Component.IDENTITY))
                .containsEntry("SERVER_PORT", "9100")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("WAYBILL_IDENTITY_ISSUER", "http://localhost:9100")
                .containsEntry("WAYBILL_IDENTITY_DIRECTORY", layout().identity().toString())
                .containsEntry("WAYBILL_IDENTITY_CONSOLES", "http://localhost:8090,http://127.0.0.1:8090")
                .allSatisfy((name, _) -> assertThat(name).doesNotContain("DATASOURCE", "RELAY"));
    }

    @Test
    void theConsoleIdentifiesItselfByTheSecretThatIdentityMade() throws IOException {
        var clients = Files.createDirectories(layout().identity().resolve("clients"));
        Files.writeString(clients.resolve("console"), "a-secret\n");

        assertThat(environment(secure, Component.CONSOLE))
                .containsEntry("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_WAYBILL_CLIENT_ID", "console")
                .containsEntry("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_WAYBILL_CLIENT_SECRET", "a-secret")
                .containsEntry("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_WAYBILL_ISSUER_URI", "http://localhost:9100");
    }

    @Test
    void anOpenStackHasNoIdentity() {
        assertThat(new Stack(layout(), StackSettings.defaults()).components()).doesNotContain(Component.IDENTITY);
        assertThat(new Stack(layout(), secure).components()).contains(Component.IDENTITY);
    }

    private Map<String, String> environment(StackSettings settings, Component part) {
        return new ServiceEnvironment(settings, layout()).of(part);
    }

    private Layout layout() {
        return new Layout(root, root.resolve(".waybill"));
    }
}
