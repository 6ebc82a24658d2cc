package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.ErasedOrders;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.Worker;
import dev.waybill.messaging.codec.EventDescriptor;
import dev.waybill.messaging.database.InboxProperties;
import dev.waybill.messaging.database.OwnerDatabase;
import dev.waybill.messaging.kafka.Installation;
import dev.waybill.messaging.kafka.KafkaClients;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.messaging.kafka.TopicInitializer;
import dev.waybill.messaging.tracing.EventTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the outbox of a service that owns a topic. */
@AutoConfiguration
@ConditionalOnBean(PublishedTopic.class)
@Import(TransactionLimitMonitor.class)
public class RelayAutoConfiguration {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TOPIC_LOSS_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LIMIT_INTERVAL = Duration.ofSeconds(30);

    @Bean
    Installation installation(KafkaClients kafka, @Value("${spring.application.name}") String name, JdbcTemplate jdbc) {
        return new Installation(
                kafka,
                name,
                () -> Objects.requireNonNull(
                        jdbc.queryForObject("select installation_id::text from outbox_progress", String.class)));
    }

    @Bean
    RelayConnections relayConnections(JdbcConnectionDetails database, RelayProperties relay) {
        return new RelayConnections(
                Objects.requireNonNullElseGet(relay.url(), database::getJdbcUrl), relay.username(), relay.password());
    }

    private static RelayProducerFactory producers(
            KafkaClients clients, RelayProperties relay, String clientId, MeterRegistry meters) {
        KafkaSettings kafka = clients.settings();
        Map<String, Object> client = clients.clientConfig();
        client.putAll(relay.client());
        client.put("client.id", kafka.prefixed(clientId));
        client.put("max.request.size", Math.toIntExact(kafka.maxMessageSize().toBytes()));
        return new RelayProducerFactory(kafka.prefix(), client, meters);
    }

    /** Nothing is erased in a service that publishes no personal data. */
    @Bean
    ErasedEvents erasedEvents(PublishedTopic topic, ObjectProvider<ErasedOrders> orders) {
        return new ErasedEvents(
                EventDescriptor.typesWithPersonalData(topic.eventType()), orders.getIfAvailable(() -> _ -> Set.of()));
    }

    @Bean
    EventResender eventResender(
            RelayConnections connections,
            RelayProperties relay,
            KafkaClients clients,
            TopicInitializer topics,
            ErasedEvents erased,
            InboxProperties inbox,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.application.name}") String name) {
        return new EventResender(
                connections,
                producers(clients, relay, name + "-resend", meters),
                "/" + name,
                topics::isOwnDeclared,
                erased,
                inbox.retention(),
                clock);
    }

    /** For services with REST. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(RestController.class)
    @Import({EventController.class, EventResendController.class})
    static class EventControllers {}

    @Bean
    OutboxRelay outboxRelay(
            RelayConnections connections,
            JdbcTemplate jdbc,
            OwnerDatabase owner,
            OutboxRecoveryMargin recoveryMargin,
            OutboxProperties outbox,
            RelayProperties relay,
            KafkaClients clients,
            PublishedTopic topic,
            TopicInitializer topics,
            TopicLossMonitor topicLoss,
            EventTracing tracing,
            TimeSource time,
            MeterRegistry meters,
            @Value("${spring.application.name}") String name) {
        outbox.checkAgainst(clients.settings().maxMessageSize());
        return new OutboxRelay(
                connections,
                new DatabasePreconditions(connections, jdbc, owner.jdbc(), recoveryMargin),
                producers(clients, relay, name + "-relay", meters),
                new OutboxRelay.Config(
                        "/" + name,
                        name(topic, clients.settings()),
                        topics::isOwnDeclared,
                        topicLoss::compare,
                        topicLoss::recordLoss,
                        POLL_INTERVAL),
                tracing,
                time);
    }

    @Bean("relay")
    HealthIndicator relayHealth(OutboxRelay relay) {
        return relay::health;
    }

    @Bean
    Degradation relayWaiting(OutboxRelay relay) {
        return new Degradation("relay-waiting", relay.status()::waitingReason);
    }

    @Bean
    Degradation eventsSetAside(OutboxRelay relay) {
        return new Degradation("events-set-aside", relay.status()::setAsideReason);
    }

    @Bean
    TopicLossMonitor topicLossMonitor(
            ObjectProvider<Admin> admin,
            JdbcTemplate jdbc,
            PublishedTopic topic,
            KafkaSettings kafka,
            TopicInitializer topics) {
        return new TopicLossMonitor(admin::getObject, jdbc, name(topic, kafka), topics::otherInstallationReason);
    }

    @Bean
    Worker topicLossMonitoring(TopicLossMonitor monitor) {
        return new Worker("topic loss monitor", TOPIC_LOSS_INTERVAL, monitor);
    }

    @Bean
    Degradation topicLost(TopicLossMonitor monitor) {
        return new Degradation("topic-lost", monitor::lostReason);
    }

    @Bean
    Degradation otherInstallation(TopicLossMonitor monitor) {
        return new Degradation("other-installation", monitor::otherInstallationReason);
    }

    @Bean
    Worker transactionLimitMonitoring(TransactionLimitMonitor monitor) {
        return new Worker("transaction limit monitor", LIMIT_INTERVAL, monitor);
    }

    @Bean
    Degradation transactionsUnlimited(TransactionLimitMonitor monitor) {
        return new Degradation("transactions-unlimited", monitor::unlimitedReason);
    }

    @Bean
    MeterBinder relayMetrics(OutboxRelay relay, PublishedTopic topic, KafkaSettings kafka) {
        return registry -> relay.status().bindTo(registry, name(topic, kafka));
    }

    private static String name(PublishedTopic topic, KafkaSettings kafka) {
        return kafka.prefixed(EventDescriptor.topicOf(topic.eventType()));
    }
}
