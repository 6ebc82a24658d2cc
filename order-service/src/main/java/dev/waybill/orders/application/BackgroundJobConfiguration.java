package dev.waybill.orders.application;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.IdempotencyKeyRepository;
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
    Worker orderMetricsJob(OrderMetrics metrics) {
        return new Worker("order gauges", Duration.ofSeconds(5), metrics);
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
