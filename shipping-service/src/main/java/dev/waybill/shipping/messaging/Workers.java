package dev.waybill.shipping.messaging;

import dev.waybill.events.ShipmentEvent;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Workers {

    @Bean
    PublishedTopic shipping() {
        return new PublishedTopic(ShipmentEvent.class);
    }

    @Bean
    Worker dispatcher(Dispatching dispatching) {
        return new Worker("dispatcher", Duration.ofMillis(200), dispatching);
    }

    @Bean
    Worker deliverer(Delivering delivering) {
        return new Worker("deliverer", Duration.ofSeconds(1), delivering);
    }

    @Bean
    Worker receiver(Arrivals arrivals) {
        return new Worker("receiver", Duration.ofSeconds(1), arrivals);
    }
}
