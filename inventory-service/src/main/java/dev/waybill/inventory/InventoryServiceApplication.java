package dev.waybill.inventory;

import dev.waybill.events.StockEvent;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.persistence.JpaBatchRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@SpringBootApplication
@EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class)
class InventoryServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(InventoryServiceApplication.class, args);
    }

    @Bean
    PublishedTopic inventory() {
        return new PublishedTopic(StockEvent.class);
    }
}
