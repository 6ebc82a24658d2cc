package dev.waybill.messaging.parcels;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.MessagingAutoConfiguration;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.consumer.ConsumerAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.outbox.OutboxAutoConfiguration;
import dev.waybill.messaging.tracing.TracingAutoConfiguration;
import dev.waybill.persistence.PersistenceAutoConfiguration;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A small service, running: it consumes events of parcels and labels, records them, and publishes labels. */
public final class ParcelService implements AutoCloseable {

    static {
        // each start would set up the logging of this JVM again, beside other starts and tests that capture the log
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private final ConfigurableApplicationContext context;

    private ParcelService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Shared by tests that break nothing for others; never close it. */
    public static ParcelService shared() {
        return Shared.SERVICE;
    }

    public static ParcelService start(String group, TestDatabase database, String brokers, String... settings) {
        return start(group, database, brokers, _ -> {}, settings);
    }

    /** @param faults set before the first event is consumed */
    public static ParcelService start(
            String group, TestDatabase database, String brokers, Consumer<ParcelHandler> faults, String... settings) {
        Map<String, Object> defaults = Map.of(
                "spring.application.name",
                group,
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.username(),
                "spring.datasource.password",
                database.password(),
                "spring.datasource.hikari.connection-timeout",
                "1000",
                "waybill.kafka.bootstrap-servers",
                brokers,
                "waybill.kafka.partitions",
                "4",
                "waybill.consumer.longest-pause",
                "500ms");
        return new ParcelService(new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(defaults)
                .initializers(application ->
                        ((GenericApplicationContext) application).registerBean(Faults.class, () -> new Faults(faults)))
                .run(Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new)));
    }

    public ParcelHandler handler() {
        return context.getBean(ParcelHandler.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Health health() {
        return Objects.requireNonNull(context.getBean("consumerHealthIndicator", HealthIndicator.class)
                .health());
    }

    /** The partitions that this instance consumes now. */
    public Set<TopicPartition> assignedPartitions() {
        var partitions =
                context.getBean(ConcurrentMessageListenerContainer.class).getAssignedPartitions();
        return partitions == null ? Set.of() : Set.copyOf(partitions);
    }

    /** The reason of each degradation by its cause. */
    @SuppressWarnings("unchecked")
    public Map<String, String> degraded() {
        var health = Objects.requireNonNull(
                context.getBean("degradation", HealthIndicator.class).health());
        return (Map<String, String>) health.getDetails().getOrDefault("degraded", Map.of());
    }

    /** The quantities of an order's events in the order in which they took effect. */
    public List<Integer> effects(OrderId order) {
        return context.getBean(JdbcTemplate.class)
                .query(
                        "select quantity from effect where order_id = ? order by position",
                        (row, _) -> row.getInt(1),
                        order.value());
    }

    public double counted(String type, String result) {
        var counter = context.getBean(MeterRegistry.class)
                .find("waybill.inbox.events")
                .tags("type", type, "result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** How many events the handling of this order's events has published. */
    public long published(OrderId order) {
        return Objects.requireNonNull(context.getBean(JdbcTemplate.class)
                .queryForObject("select count(*) from outbox where aggregateid = ?", Long.class, order.value()));
    }

    public double retried(String reason) {
        var counter = context.getBean(MeterRegistry.class)
                .find("waybill.consumer.retries")
                .tag("reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    public double skipped(String topic) {
        return context.getBean(MeterRegistry.class)
                .get("waybill.consumer.skipped.records")
                .tag("topic", topic)
                .counter()
                .count();
    }

    /** How many records a partition is behind. */
    public double lag(TopicPartition partition) {
        var gauge = context.getBean(MeterRegistry.class)
                .find("waybill.consumer.lag.records")
                .tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }

    /** The dead letters of this order that the shared service has written. */
    public static List<ConsumerRecord<byte[], byte[]>> sharedDeadLetters(OrderId order) {
        return Broker.shared().all("parcels.shared-service.dlt").stream()
                .filter(each -> Arrays.equals(each.key(), Records.bytes(order.toString())))
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {
        static final ParcelService SERVICE = start(
                "shared-service",
                ParcelDatabase.create(TestPostgres.shared()),
                TestKafka.shared().bootstrapServers());
    }

    private record Faults(Consumer<ParcelHandler> of) {}

    private record Parcels() implements EventMapper<ParcelEvent, ParcelHandler.Parcel> {

        @Override
        public Class<ParcelEvent> eventType() {
            return ParcelEvent.class;
        }

        @Override
        public Set<Class<? extends ParcelEvent>> ignoredTypes() {
            return Set.of(ParcelEvent.Weighed.class);
        }

        @Override
        public Optional<ParcelHandler.Parcel> map(ParcelEvent event) {
            return switch (event) {
                case ParcelEvent.Packed packed ->
                    Optional.of(new ParcelHandler.Parcel(packed.quantity().units()));
                case ParcelEvent.Weighed _ -> Optional.empty();
            };
        }
    }

    private record Labels() implements EventMapper<LabelEvent, ParcelHandler.Parcel> {

        @Override
        public Class<LabelEvent> eventType() {
            return LabelEvent.class;
        }

        @Override
        public Optional<ParcelHandler.Parcel> map(LabelEvent event) {
            return switch (event) {
                case LabelEvent.Printed _ -> Optional.of(new ParcelHandler.Parcel(0));
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        KafkaAutoConfiguration.class,
        TracingAutoConfiguration.class,
        PersistenceAutoConfiguration.class,
        OutboxAutoConfiguration.class,
        ConsumerAutoConfiguration.class,
        MessagingAutoConfiguration.class
    })
    static class Wiring {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        EventMapper<ParcelEvent, ParcelHandler.Parcel> parcels() {
            return new Parcels();
        }

        @Bean
        EventMapper<LabelEvent, ParcelHandler.Parcel> labels() {
            return new Labels();
        }

        /** In these tests no other service creates the topics. */
        @Bean
        PublishedTopic parcelTopic() {
            return new PublishedTopic(ParcelEvent.class);
        }

        @Bean
        PublishedTopic labelTopic() {
            return new PublishedTopic(LabelEvent.class);
        }

        @Bean
        ParcelHandler handler(JdbcTemplate database, Outbox outbox, Faults faults) {
            var handler = new ParcelHandler(database, outbox);
            faults.of().accept(handler);
            return handler;
        }
    }
}
