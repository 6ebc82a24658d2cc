package dev.waybill.shipping;

import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import dev.waybill.testing.security.AccessRulesTest;
import dev.waybill.testing.security.TestIssuer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ShippingAccessRulesTest extends AccessRulesTest {

    private static final TestIssuer ISSUER = TestIssuer.start();

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = new SpringApplication(
                        ShippingServiceApplication.class, PostgresTestConfiguration.class, KafkaTestConfiguration.class)
                .run(
                        "--logging.level.root=error",
                        "--server.port=0",
                        "--waybill.kafka.prefix=access-rules.",
                        "--waybill.shipping.carrier=simulator",
                        "--waybill.security.mode=secure",
                        "--waybill.security.rate-limit.client-per-minute=0",
                        "--waybill.security.rate-limit.customer-per-minute=0",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.address());
    }

    @AfterAll
    static void stop() {
        service.close();
        ISSUER.close();
    }

    @Override
    protected URI service() {
        return URI.create("http://localhost:" + service.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    protected TestIssuer issuer() {
        return ISSUER;
    }
}
