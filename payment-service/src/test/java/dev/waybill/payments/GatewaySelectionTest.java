package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.MissingSettingException;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.gateway.GatewayUnavailableException;
import dev.waybill.payments.gateway.PaymentGateway;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator is part of the service only if it is configured. */
class GatewaySelectionTest {

    private final TestDatabase payments = TestPostgres.shared().createDatabase("payments");

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
        assertThatThrownBy(() -> start(PaymentServiceApplication.class).close())
                .rootCause()
                .isInstanceOf(MissingSettingException.class)
                .hasMessage("Set WAYBILL_PAYMENTS_GATEWAY (or the property waybill.payments.gateway) to simulator,"
                        + " or add a PaymentGateway bean.");
    }

    @Test
    void withAnotherGatewayNothingOfTheSimulatorIsThere() throws Exception {
        try (var service = start(PaymentServiceApplication.class, OtherGateway.class)) {
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

    private ConfigurableApplicationContext start(Class<?>... sources) {
        return new SpringApplication(sources)
                .run(
                        "--logging.level.root=off",
                        "--server.port=0",
                        "--spring.datasource.url=" + payments.url(),
                        "--spring.datasource.username=" + payments.username(),
                        "--spring.datasource.password=" + payments.password(),
                        "--waybill.relay.username=" + payments.relayUsername(),
                        "--waybill.relay.password=" + payments.relayPassword(),
                        "--waybill.kafka.bootstrap-servers="
                                + TestKafka.shared().bootstrapServers());
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
