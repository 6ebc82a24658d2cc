package dev.waybill.payments;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.payments.gateway.PaymentGateway;
import dev.waybill.payments.gateway.PaymentProperties;
import dev.waybill.persistence.JpaBatchRepository;
import dev.waybill.persistence.PersistenceAutoConfiguration;
import dev.waybill.testing.MutableClock;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payment-service without a broker: its beans on a real database, with a gateway of the test and a clock that the test
 * moves. The executors are stopped; tests run their batches.
 */
public final class PaymentServiceFixture implements AutoCloseable {

    public static final PaymentProperties PROPERTIES = new PaymentProperties(
            Duration.ofMinutes(2), Duration.ofSeconds(2), Duration.ofHours(23), Duration.ofSeconds(10), 100, 200);

    private final ConfigurableApplicationContext context;
    private final MutableClock clock;
    private final RecordingOutbox outbox = new RecordingOutbox();

    public PaymentServiceFixture(PaymentGateway gateway) {
        this(TestPostgres.shared().createDatabase("payments"), gateway, new MutableClock());
    }

    /** One more instance on the same database. */
    public PaymentServiceFixture(TestDatabase database, PaymentGateway gateway, MutableClock clock) {
        this.clock = clock;
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.import=classpath:waybill-persistence.yaml",
                        "spring.jpa.hibernate.ddl-auto=validate",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password())
                .initializers(beans -> register((GenericApplicationContext) beans, gateway))
                .run("--spring.application.name=payment-service", "--logging.level.root=warn");
        context.getBeansOfType(ExternalTaskExecutor.class).values().forEach(ExternalTaskExecutor::stop);
        context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(get(MeterRegistry.class)));
    }

    private void register(GenericApplicationContext beans, PaymentGateway gateway) {
        beans.registerBean(MutableClock.class, () -> clock);
        beans.registerBean(RecordingOutbox.class, () -> outbox);
        beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        beans.registerBean(PaymentProperties.class, () -> PROPERTIES);
        beans.registerBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults);
        beans.registerBean(ExternalCalls.class, ExternalCalls::unrecorded);
        beans.registerBean(PaymentGateway.class, () -> gateway);
    }

    /** The service's beans and what they need of Spring Boot. */
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan({
        "dev.waybill.payments.persistence",
        "dev.waybill.payments.messaging",
        "dev.waybill.payments.application",
        "dev.waybill.payments.gateway"
    })
    @AutoConfigurationPackage(basePackages = "dev.waybill.payments")
    @EnableJpaRepositories(
            basePackages = "dev.waybill.payments.persistence",
            repositoryBaseClass = JpaBatchRepository.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        PersistenceAutoConfiguration.class
    })
    static class Parts {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    public void advanceClock(Duration time) {
        clock.advance(time);
    }

    public RecordingOutbox outbox() {
        return outbox;
    }

    /** The names of the published events of an order, in order. */
    public List<String> published(OrderId order) {
        return outbox.published().stream()
                .filter(each -> each.event().orderId().equals(order))
                .map(each -> each.event().getClass().getSimpleName())
                .toList();
    }

    public void receive(Event... events) {
        receive(List.of(events));
    }

    /** As the consumer does: all events in one transaction. */
    public void receive(List<? extends Event> events) {
        List<ReceivedEvent<Object>> batch = new ArrayList<>();
        for (Event event : events) {
            map(event).ifPresent(input -> batch.add(new ReceivedEvent<>(envelope(event), input)));
        }
        @SuppressWarnings("unchecked")
        EventHandler<Object> handler = context.getBean(EventHandler.class);
        get(TransactionTemplate.class).executeWithoutResult(_ -> handler.handle(batch));
    }

    @SuppressWarnings("unchecked")
    private Optional<Object> map(Event event) {
        return context.getBeansOfType(EventMapper.class).values().stream()
                .filter(mapper -> mapper.eventType().isInstance(event))
                .findFirst()
                .orElseThrow()
                .map(event);
    }

    /** The causation of events that follow from this one. */
    public static Causation causeOf(Event event) {
        return envelope(event).toCausation();
    }

    private static Envelope envelope(Event event) {
        var id = new UUID(
                event.orderId().value().getMostSignificantBits(),
                event.getClass().getName().hashCode());
        return new Envelope(id, "", "", event.orderId(), Instant.EPOCH, 1, null, "00-" + id + "-01");
    }

    @Override
    public void close() {
        context.close();
    }
}
