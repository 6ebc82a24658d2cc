package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.MissingSettingException;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.gateway.GatewayUnavailableException;
import dev.waybill.payments.gateway.PaymentGateway;
import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator is part of the service only if it is configured. */
class GatewaySelectionTest {

    @Configuration(proxyBeanMethods = false)
    static class OtherGateway {

        @Bean
        PaymentGateway otherGateway() {
            return new PaymentGateway() {
                @Override
                public GatewayOutcome.Definite execute(GatewayRequest request) {
                    throw new GatewayUnavailableException("not connected", null);
                }

                @Override
                public Optional<GatewayOutcome.Definite> query(GatewayRequest request) {
                    return Optional.empty();
                }

                @Override
                public Optional<GatewayOutcome.Definite> abandon(GatewayRequest request) {
                    return Optional.empty();
                }
            };
        }
    }

    @Test
    void withoutAGatewayTheServiceRefusesToStartAndSaysWhatToSet() {
        assertThatThrownBy(() -> start().close())
                .rootCause()
                .isInstanceOf(MissingSettingException.class)
                .hasMessage("Set WAYBILL_PAYMENTS_GATEWAY (or the property waybill.payments.gateway) to simulator,"
                        + " or add a PaymentGateway bean.");
    }

    @Test
    void withAnotherGatewayNothingOfTheSimulatorIsThere() throws Exception {
        try (var service = start(OtherGateway.class)) {
            assertThat(Arrays.stream(service.getBeanDefinitionNames())
                            .map(name -> String.valueOf(service.getType(name)))
                            .filter(type -> type.contains(".payments.simulator.")))
                    .isEmpty();
            assertThat(service.getBean(PaymentGateway.class)).isSameAs(service.getBean("otherGateway"));
            assertThat(status(service, "/simulator/ledger/" + SampleEvents.id()))
                    .isEqualTo(404);
            assertThat(service.getEnvironment().containsProperty("waybill.gateway.url"))
                    .isFalse();
        }
    }

    private static ConfigurableApplicationContext start(Class<?>... more) {
        return new SpringApplicationBuilder(
                        PaymentServiceApplication.class, PostgresTestConfiguration.class, KafkaTestConfiguration.class)
                .sources(more)
                .run("--logging.level.root=off", "--server.port=0", "--waybill.kafka.prefix=gateway-selection.");
    }

    private static int status(ConfigurableApplicationContext service, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var uri =
                    URI.create("http://localhost:" + service.getEnvironment().getProperty("local.server.port") + path);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
