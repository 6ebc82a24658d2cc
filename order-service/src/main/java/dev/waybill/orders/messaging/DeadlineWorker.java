package dev.waybill.orders.messaging;

import dev.waybill.messaging.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for passed deadlines every second. */
@Configuration(proxyBeanMethods = false)
class DeadlineWorker {

    @Bean
    Worker checksDeadlines(Deadlines deadlines) {
        return new Worker("deadlines", Duration.ofSeconds(1), deadlines);
    }
}
