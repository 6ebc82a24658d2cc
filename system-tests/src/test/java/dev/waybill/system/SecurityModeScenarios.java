package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "payment-service", "inventory-service", "shipping-service", "console"})
    void withoutAModeItDoesNotStartAndSaysWhatToSet(String service) throws IOException, InterruptedException {
        var end = new ServiceProgram(service)
                .run(
                        List.of(),
                        "--spring.config.additional-location=file:" + ServiceProgram.DOCKER.resolve("training.yaml"),
                        "--waybill.security.mode=");

        assertThat(end.exitCode()).as(end.log()).isNotZero();
        assertThat(end.log())
                .contains("Set WAYBILL_SECURITY_MODE (or the property waybill.security.mode) to secure, or to open")
                .doesNotContain("\tat ");
    }
}
