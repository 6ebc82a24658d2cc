package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.PublishedTopic;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The codec of this service: for the families it tells and the families it is told. */
@AutoConfiguration
public class CodecAutoConfiguration {

    @Bean
    EventSerde eventCodec(ObjectProvider<PublishedTopic> owners, ObjectProvider<EventMapper<?, ?>> handlers) {
        var families = new ArrayList<Class<? extends Event>>();
        owners.forEach(owner -> families.add(owner.eventType()));
        handlers.forEach(handler -> families.add(handler.eventType()));
        return EventSerde.of(families);
    }
}
