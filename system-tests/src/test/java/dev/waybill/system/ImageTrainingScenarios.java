package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start that trains the JVM of an image, as the Dockerfile has it: up to the work, with neither database nor broker. */
@Order(8)
@Execution(CONCURRENT)
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs the services' jars; the images were trained when they were built")
class ImageTrainingScenarios {

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "payment-service", "inventory-service", "shipping-service", "console"})
    void aServiceStartsUpToItsWorkWithoutDatabaseAndBroker(String service) throws IOException, InterruptedException {
        var end = new ServiceProgram(service)
                .run(
                        List.of("@" + ServiceProgram.DOCKER.resolve("options"), "-Dspring.context.exit=onRefresh"),
                        "--spring.config.additional-location=file:" + ServiceProgram.DOCKER.resolve("training.yaml"));

        assertThat(end.exitCode()).as(end.log()).isZero();
    }
}
