package dev.waybill.orders;

import dev.waybill.events.OrderEvent;
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
class OrderServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(OrderServiceApplication.class, args);
    }

    @Bean
    PublishedTopic orderEvents() {
        return new PublishedTopic(OrderEvent.class);
    }
}
