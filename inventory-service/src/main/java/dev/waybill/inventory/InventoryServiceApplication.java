package dev.waybill.inventory;

import dev.waybill.events.StockEvent;
import dev.waybill.messaging.PublishedTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class InventoryServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(InventoryServiceApplication.class, args);
    }

    @Bean
    PublishedTopic inventory() {
        return new PublishedTopic(StockEvent.class);
    }
}
