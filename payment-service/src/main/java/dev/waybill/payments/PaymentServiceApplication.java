package dev.waybill.payments;

import dev.waybill.events.PaymentEvent;
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
class PaymentServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(PaymentServiceApplication.class, args);
    }

    @Bean
    PublishedTopic payments() {
        return new PublishedTopic(PaymentEvent.class);
    }
}
