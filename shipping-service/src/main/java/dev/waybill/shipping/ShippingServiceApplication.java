package dev.waybill.shipping;

import dev.waybill.events.ShipmentEvent;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.persistence.JpaBatchRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class)
class ShippingServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ShippingServiceApplication.class, args);
    }

    @Bean
    PublishedTopic shipping() {
        return new PublishedTopic(ShipmentEvent.class);
    }
}
