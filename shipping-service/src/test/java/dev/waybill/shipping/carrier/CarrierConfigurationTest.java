package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.shipping.ShippingProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CarrierConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(CarrierConfiguration.class, SimulatedCarrier.class)
            .withBean(ExternalCalls.class, ExternalCalls::unrecorded)
            .withBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults)
            .withBean(
                    ShippingProperties.class,
                    () -> new ShippingProperties(
                            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(2), 512));

    @Test
    void theSimulatedCarrierIsUsedIfItIsConfigured() {
        context.withPropertyValues("waybill.shipping.carrier=simulator")
                .run(started -> assertThat(started).hasSingleBean(SimulatedCarrier.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "waybill.shipping.carrier=", "waybill.shipping.carrier=unknown"})
    void withoutACarrierTheServiceRefusesToStartAndSaysWhatToSet(String property) {
        context.withPropertyValues(property)
                .run(started -> assertThat(started)
                        .getFailure()
                        .isInstanceOf(MissingSettingException.class)
                        .hasMessage(
                                "Set WAYBILL_SHIPPING_CARRIER (or the property waybill.shipping.carrier) to simulator,"
                                        + " or declare a bean of type CarrierClient."));
    }

    @Test
    void anotherCarrierReplacesTheSimulatedOne() {
        context.withBean(CarrierClient.class, ScriptedCarrier::new).run(started -> {
            assertThat(started).hasSingleBean(CarrierClient.class);
            assertThat(started).doesNotHaveBean(SimulatedCarrier.class);
        });
    }
}
