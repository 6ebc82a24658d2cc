package dev.waybill.messaging.topics;

import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.kafka.KafkaAutoConfiguration;
import dev.waybill.messaging.kafka.KafkaSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The topics that this service publishes to and subscribes to. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class TopicsAutoConfiguration {

    @Bean
    TopicInitializer topics(
            KafkaSettings settings,
            @Value("${spring.application.name}") String group,
            ObjectProvider<PublishedTopic> published,
            ObjectProvider<EventMapper<?, ?>> mappers) {
        return new TopicInitializer(
                settings,
                group,
                published.stream()
                        .map(topic -> EventSerde.topicOf(topic.eventType()))
                        .toList(),
                mappers.stream()
                        .map(mapper -> EventSerde.topicOf(mapper.eventType()))
                        .toList());
    }
}
