package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The serde of a service, for the events that it publishes and those that it consumes. */
@AutoConfiguration
public class CodecAutoConfiguration {

    @Bean
    EventSerde eventSerde(ObjectProvider<PublishedTopic> publishedTopics, ObjectProvider<EventMapper<?, ?>> mappers) {
        var baseTypes = new ArrayList<Class<? extends Event>>();
        publishedTopics.forEach(topic -> baseTypes.add(topic.eventType()));
        mappers.forEach(mapper -> baseTypes.add(mapper.eventType()));
        return EventSerde.of(baseTypes);
    }
}
