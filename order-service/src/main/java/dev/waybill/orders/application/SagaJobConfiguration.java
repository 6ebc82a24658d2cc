package dev.waybill.orders.application;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.SagaThroughputRepository;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that keep the saga within its limits. */
@Configuration(proxyBeanMethods = false)
class SagaJobConfiguration {

    @Bean
    Worker orderTimeouts(OrderTimeoutJob job) {
        return new Worker("deadlines", Duration.ofSeconds(1), job);
    }

    @Bean
    SagaThroughputMonitor sagaThroughputMonitor(SagaThroughputRepository repository) {
        return new SagaThroughputMonitor(repository, System::nanoTime);
    }

    @Bean
    Worker sagaThroughput(SagaThroughputMonitor monitor) {
        return new Worker("saga throughput", Duration.ofSeconds(1), monitor);
    }
}
