package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of each service, and of the console, where nobody has chosen a security mode. */
@Order(7)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs the services' jars")
class SecurityModeScenarios {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "payment-service", "inventory-service", "shipping-service", "console"})
    void withoutAModeItDoesNotStartAndSaysWhatToSet(String service) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        ROOT.resolve(service + "/target/" + service + ".jar").toString(),
                        "--spring.config.additional-location=file:" + ROOT.resolve("docker/service/training.yaml"),
                        "--waybill.security.mode=")
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isNotZero();
        assertThat(log)
                .contains("Set WAYBILL_SECURITY_MODE (or the property waybill.security.mode) to secure, or to open")
                .doesNotContain("\tat ");
    }
}
