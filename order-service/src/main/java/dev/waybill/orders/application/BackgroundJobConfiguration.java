package dev.waybill.orders.application;

import dev.waybill.messaging.Degradation;
import dev.waybill.messaging.Worker;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import dev.waybill.orders.persistence.SagaThroughputRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background jobs of order-service. */
@Configuration(proxyBeanMethods = false)
class BackgroundJobConfiguration {

    private static final int CHUNK = 1_000;

    @Bean
    Degradation participantAway(OrderTimeoutJob job) {
        return new Degradation("participant-away", job::participantAwayReason);
    }

    @Bean
    Worker orderMetricsJob(OrderMetrics metrics) {
        return new Worker("order gauges", Duration.ofSeconds(1), metrics);
    }

    @Bean
    Worker orderTimeouts(OrderTimeoutJob job) {
        return new Worker("order timeouts", Duration.ofSeconds(1), job);
    }

    @Bean
    SagaThroughputMonitor sagaThroughputMonitor(SagaThroughputRepository repository) {
        return new SagaThroughputMonitor(repository::exchange, System::nanoTime);
    }

    @Bean
    Worker sagaThroughput(SagaThroughputMonitor monitor) {
        return new Worker("saga throughput", Duration.ofSeconds(1), monitor);
    }

    /** A job, and no part of what ends an order: an older version ends orders too, and a return may end later. */
    @Bean
    Worker erasureJob(ErasureService erasures) {
        return new Worker("erasures", Duration.ofSeconds(1), erasures::eraseDue);
    }

    /** Deletes idempotency keys after their retention, a limited number in each statement. */
    @Bean
    Worker idempotencyKeyCleanupJob(IdempotencyKeyRepository keys, IdempotencyProperties properties, Clock clock) {
        return new Worker("idempotency keys", Duration.ofMinutes(5), () -> {
            Instant expired = clock.instant().minus(properties.idempotencyRetention());
            return keys.deleteOlderThan(expired, CHUNK) == CHUNK;
        });
    }
}
