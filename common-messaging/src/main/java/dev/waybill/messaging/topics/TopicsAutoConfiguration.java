package dev.waybill.messaging.topics;

import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.Worker;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service publishes to and subscribes to. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class TopicsAutoConfiguration {

    private static final Duration MONITOR_INTERVAL = Duration.ofSeconds(10);

    @Bean
    TopicAdmin kafkaAdmin(KafkaSettings settings) {
        return new TopicAdmin(settings);
    }

    @Bean
    NewTopics publishedTopics(KafkaSettings settings, ObjectProvider<PublishedTopic> published) {
        return new NewTopics(published.stream()
                .map(topic -> DeclaredTopic.owned(EventSerde.topicOf(topic.eventType()), settings))
                .toArray(NewTopic[]::new));
    }

    @Bean
    TopicInitializer topics(
            TopicAdmin admin,
            KafkaSettings settings,
            @Value("${spring.application.name}") String group,
            ObjectProvider<EventMapper<?, ?>> mappers) {
        return new TopicInitializer(
                admin,
                settings,
                group,
                admin.newTopics(),
                mappers.stream()
                        .map(mapper -> EventSerde.topicOf(mapper.eventType()))
                        .toList());
    }

    @Bean
    TopicMonitor topicMonitor(TopicInitializer topics, ObjectProvider<Admin> admin, Clock clock) {
        return new TopicMonitor(topics, admin::getObject, clock);
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
}
