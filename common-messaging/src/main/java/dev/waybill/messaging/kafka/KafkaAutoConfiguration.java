package dev.waybill.messaging.kafka;

import dev.waybill.kafka.ClientSecurity;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.Worker;
import dev.waybill.messaging.codec.EventDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Settings of Kafka clients, the topics that this service publishes to and subscribes to, and repeated queries. */
@AutoConfiguration
@EnableConfigurationProperties({KafkaSettings.class, KafkaProperties.class})
@Import(TopicAdmin.class)
public class KafkaAutoConfiguration {

    private static final Duration MONITOR_INTERVAL = Duration.ofSeconds(10);

    @Bean
    KafkaClients kafkaClients(KafkaSettings settings, KafkaProperties kafka, SslBundles bundles) {
        return new KafkaClients(settings, ClientSecurity.properties(kafka, bundles, settings.client()));
    }

    /** For all repeated queries; opened with the first, as the brokers' addresses need not be known at the start. */
    @Bean
    @Lazy
    Admin admin(KafkaClients clients, @Value("${spring.application.name}") String service) {
        Map<String, Object> config = clients.adminConfig();
        config.put("client.id", clients.settings().prefixed(service) + "-admin");
        return Admin.create(config);
    }

    @Bean
    NewTopics publishedTopics(KafkaSettings settings, ObjectProvider<PublishedTopic> published) {
        return new NewTopics(published.stream()
                .map(topic ->
                        DeclaredTopic.owned(settings.prefixed(EventDescriptor.topicOf(topic.eventType())), settings))
                .toArray(NewTopic[]::new));
    }

    @Bean
    TopicInitializer topics(
            TopicAdmin admin,
            KafkaSettings settings,
            @Value("${spring.application.name}") String service,
            ObjectProvider<EventMapper<?, ?>> mappers,
            ObjectProvider<Installation> installation) {
        return new TopicInitializer(
                admin,
                settings,
                service,
                admin.newTopics(),
                mappers.stream()
                        .map(mapper -> settings.prefixed(EventDescriptor.topicOf(mapper.eventType())))
                        .toList(),
                installation.getIfAvailable());
    }

    /** Before the first topic is read. */
    @Bean
    Degradation brokerAwayAtStart(TopicInitializer topics) {
        return new Degradation("broker-away", topics::brokersAwayReason);
    }

    @Bean
    TopicMonitor topicMonitor(TopicInitializer topics, ObjectProvider<Admin> admin, TimeSource time) {
        return new TopicMonitor(topics, admin::getObject, time);
    }

    @Bean
    Worker topicMonitoring(TopicMonitor monitor) {
        return new Worker("topic monitor", MONITOR_INTERVAL, monitor);
    }

    @Bean
    Degradation topicMissing(TopicMonitor monitor) {
        return new Degradation("topic-missing", monitor::missingReason);
    }

    @Bean
    Degradation foreignTransaction(TopicMonitor monitor) {
        return new Degradation("foreign-transaction", monitor::heldReason);
    }

    @Bean
    ConsumerProgress consumerProgress(
            ObjectProvider<Admin> admin, KafkaSettings settings, JdbcTemplate jdbc, TopicMonitor monitor, Clock clock) {
        return new KafkaConsumerProgress(
                admin::getObject, settings.prefix(), () -> publishedUntil(jdbc), monitor::replacedTopics, clock);
    }

    static Instant publishedUntil(JdbcTemplate jdbc) {
        OffsetDateTime time = jdbc.queryForObject("""
                select least(acknowledged_until, recover_since, case
                  -- readers and participants need a moment to notice that they have lost events, too
                  when topic_lost_at > clock_timestamp() - interval '2 minutes' then 'epoch'::timestamptz end)
                from outbox_progress""", OffsetDateTime.class);
        return time == null ? Instant.MIN : time.toInstant();
    }
}
