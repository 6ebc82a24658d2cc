package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.OwnerDatabase;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class StarterTest {

    @Test
    void aServiceThatOwnsATopicPublishesWithoutFurtherConfiguration() throws Exception {
        TestDatabase database = TestPostgres.shared().createDatabase("starter");
        try (OrdersTopicReader topic = new OrdersTopicReader(TestKafka.shared().bootstrapServers());
                ConfigurableApplicationContext service = start(settings(database))) {
            assertThat(service.getBean(OwnerDatabase.class).jdbc())
                    .as("with one login for everything there is one pool")
                    .isSameAs(service.getBean(JdbcTemplate.class));
            var health = service.getBean("relay", HealthIndicator.class);
            // an event committed while the slot is created may be published twice
            Awaitility.await().untilAsserted(() -> assertThat(health.health()).hasToString("UP {phase=STREAMING}"));
            var order = new OrderId(UuidV7.next());
            var outbox = service.getBean(Outbox.class);
            service.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> outbox.publish(
                            new FirstEventOf(order),
                            new OrderCancelled(order, CancellationReason.TIMED_OUT),
                            Causation.fromRequest()));
            topic.awaitEvents(1).assertOrder();
            var meters = service.getBean(MeterRegistry.class);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(meters.get("waybill.outbox.published")
                                    .tag("topic", "orders")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(1));
            assertThat(meters.get("kafka.producer.request.latency.avg")
                            .tag("client.id", "order-service-relay")
                            .gauge())
                    .isNotNull();
            var retained = meters.get("waybill.slot.retained").gauge();
            Awaitility.await().untilAsserted(() -> assertThat(retained.value()).isPositive());
            Awaitility.await()
                    .untilAsserted(() -> assertThat(meters.get("waybill.journal")
                                    .tag("table", "outbox")
                                    .gauge()
                                    .value())
                            .isPositive());
            var lag = meters.get("waybill.outbox.lag.seconds").gauge();
            Awaitility.await().untilAsserted(() -> assertThat(lag.value()).isZero());
            assertThat(service.getBean(OutboxRelay.class).status().current()).isZero();
            assertThat(service.getBeanProvider(OpenTelemetry.class).stream())
                    .as("without a collector")
                    .isEmpty();
            assertThat(health.health()).hasToString("UP {phase=STREAMING}");
        }
        Superuser.execute(
                TestPostgres.shared(),
                database.name(),
                "select pg_drop_replication_slot('" + database.name() + "_outbox')");
    }

    @Test
    void aMissingSettingIsNamed() {
        TestDatabase database = TestPostgres.shared().createDatabase("starter");
        for (String setting :
                new String[] {"spring.datasource.url", "waybill.relay.username", "waybill.relay.password"}) {
            Map<String, Object> settings = settings(database);
            settings.remove(setting);
            assertThatThrownBy(() -> start(settings).close())
                    .extracting(NestedExceptionUtils::getMostSpecificCause)
                    .isInstanceOf(MissingSettingException.class)
                    .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                    .contains(setting);
        }
    }

    static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(settings)
                .run();
    }

    static Map<String, Object> settings(TestDatabase database) {
        var settings = new HashMap<String, Object>();
        settings.put("spring.application.name", "order-service");
        settings.put("spring.config.import", "classpath:waybill-messaging.yaml");
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.org.springframework.boot", "off");
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("waybill.relay.username", database.relayUsername());
        settings.put("waybill.relay.password", database.relayPassword());
        settings.put("waybill.kafka.partitions", "4");
        settings.put("waybill.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
        return settings;
    }

    private record FirstEventOf(OrderId orderId) implements SequencedAggregate {
        @Override
        public long nextSequence() {
            return 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        PublishedTopic publishedTopic() {
            return new PublishedTopic(OrderEvent.class);
        }
    }
}
