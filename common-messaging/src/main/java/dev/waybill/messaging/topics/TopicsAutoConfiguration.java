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

/** The topics of the family that this service tells and of those it is told. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class TopicsAutoConfiguration {

    @Bean
    TopicInitializer topics(
            KafkaSettings settings,
            @Value("${spring.application.name}") String group,
            ObjectProvider<PublishedTopic> owners,
            ObjectProvider<EventMapper<?, ?>> handlers) {
        return new TopicInitializer(
                settings,
                group,
                owners.stream()
                        .map(owner -> EventSerde.topicOf(owner.eventType()))
                        .toList(),
                handlers.stream()
                        .map(handler -> EventSerde.topicOf(handler.eventType()))
                        .toList());
    }
}
