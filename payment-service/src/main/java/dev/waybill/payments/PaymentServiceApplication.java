package dev.waybill.payments;

import dev.waybill.events.PaymentEvent;
import dev.waybill.messaging.TopicOwner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
class PaymentServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(PaymentServiceApplication.class, args);
    }

    @Bean
    TopicOwner payments() {
        return new TopicOwner(PaymentEvent.class);
    }
}
