package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start that trains the JVM of an image, as the Dockerfile has it: up to the work, with neither database nor broker. */
@Order(6)
@Execution(CONCURRENT)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs the services' jars; the images were trained when they were built")
class ImageTrainingScenarios {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "payment-service", "inventory-service", "shipping-service", "console"})
    void aServiceStartsUpToItsWorkWithoutDatabaseAndBroker(String service) throws IOException, InterruptedException {
        Path settings = ROOT.resolve("docker/service");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + settings.resolve("options"),
                        "-XX:TieredStopAtLevel=1",
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        ROOT.resolve(service + "/target/" + service + ".jar").toString(),
                        "--spring.config.additional-location=file:" + settings.resolve("training.yaml"))
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isZero();
    }
}
