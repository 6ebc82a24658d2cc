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
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.gateway.PaymentGateway;
import dev.waybill.payments.gateway.PaymentProperties;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.SettlementRepository;
import dev.waybill.persistence.JpaBatchRepository;
import dev.waybill.testing.MutableClock;
import dev.waybill.testing.PersistenceSlice;
import dev.waybill.testing.TestDatabase;
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
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payment-service without a broker: its beans on a real database, with a gateway of the test and a clock that the test
 * moves. The executors are stopped; tests run their batches.
 */
public final class PaymentServiceFixture implements AutoCloseable {

    public static final PaymentProperties PROPERTIES = new PaymentProperties(
            Duration.ofMinutes(2), Duration.ofSeconds(2), Duration.ofHours(23), Duration.ofSeconds(10), 100, 200);

    private static final ConfigurableApplicationContext PERSISTENCE = PersistenceSlice.start(Repositories.class);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PaymentGateway gateway;
    private final MutableClock clock;
    private final RecordingOutbox outbox = new RecordingOutbox();

    /** The first instance of a test, with empty tables. */
    public PaymentServiceFixture(PaymentGateway gateway, MutableClock clock) {
        this(clock, gateway);
        asOwner("truncate payments, refunds, settlements");
    }

    private PaymentServiceFixture(MutableClock clock, PaymentGateway gateway) {
        this.gateway = gateway;
        this.clock = clock;
        context.setParent(PERSISTENCE);
        context.registerBean(MutableClock.class, () -> clock);
        context.registerBean(RecordingOutbox.class, () -> outbox);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(PaymentProperties.class, () -> PROPERTIES);
        context.registerBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults);
        context.registerBean(ExternalCalls.class, ExternalCalls::unrecorded);
        context.registerBean(PaymentGateway.class, () -> gateway);
        context.register(Service.class);
        context.refresh();
        context.getBeansOfType(ExternalTaskExecutor.class).values().forEach(ExternalTaskExecutor::stop);
        context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(get(MeterRegistry.class)));
    }

    /** One more instance on the same database, with the same gateway and clock. */
    public PaymentServiceFixture anotherInstance() {
        return new PaymentServiceFixture(clock, gateway);
    }

    /** Shared by all tests of this JVM. */
    @EntityScan(basePackageClasses = Payment.class)
    @EnableJpaRepositories(basePackageClasses = PaymentRepository.class, repositoryBaseClass = JpaBatchRepository.class)
    @Import(SettlementRepository.class)
    static class Repositories {}

    @ComponentScan({"dev.waybill.payments.messaging", "dev.waybill.payments.application", "dev.waybill.payments.gateway"
    })
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Service {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** What the service may not do. */
    public void asOwner(String sql) {
        database().asOwner().sql(sql).update();
    }

    public static TestDatabase database() {
        return PERSISTENCE.getBean(TestDatabase.class);
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
