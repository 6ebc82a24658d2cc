package dev.waybill.testing.security;

import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole service, with a database and topics of its own, started with the settings of a test. */
public final class SecuredApplication implements SecuredService, AutoCloseable {

    private final TestIssuer issuer;
    private final ConfigurableApplicationContext context;

    private SecuredApplication(TestIssuer issuer, ConfigurableApplicationContext context) {
        this.issuer = issuer;
        this.context = context;
    }

    /** @param more settings, as arguments of the command line */
    public static SecuredApplication start(Class<?> application, String... more) {
        var issuer = TestIssuer.start();
        var settings = Stream.of(
                "--logging.level.root=error",
                "--server.port=0",
                "--waybill.kafka.prefix=secured-%s.".formatted(UUID.randomUUID()),
                "--waybill.security.mode=secure",
                "--waybill.security.rate-limit.client-per-minute=0",
                "--waybill.security.rate-limit.customer-per-minute=0",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.address());
        var context = new SpringApplication(application, PostgresTestConfiguration.class, KafkaTestConfiguration.class)
                .run(Stream.concat(settings, Arrays.stream(more)).toArray(String[]::new));
        return new SecuredApplication(issuer, context);
    }

    @Override
    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public TestIssuer issuer() {
        return issuer;
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        issuer.close();
    }
}
