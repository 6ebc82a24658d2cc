package dev.waybill.inventory;

import dev.waybill.events.StockEvent;
import dev.waybill.messaging.TopicOwner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class InventoryServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(InventoryServiceApplication.class, args);
    }

    @Bean
    TopicOwner inventory() {
        return new TopicOwner(StockEvent.class);
    }
}
