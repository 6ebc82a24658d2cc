package dev.waybill.messaging.topics;

import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics that this service publishes to and subscribes to. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class TopicsAutoConfiguration {

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
}
