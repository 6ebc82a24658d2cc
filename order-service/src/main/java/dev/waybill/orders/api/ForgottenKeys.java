package dev.waybill.orders.api;

import dev.waybill.messaging.Worker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets idempotency keys once they are old enough, a few at a time. */
@Configuration(proxyBeanMethods = false)
class ForgottenKeys {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int CHUNK = 1_000;

    @Bean
    Worker forgetsKeys(IdempotencyKeys keys, IdempotencySettings settings, Clock clock) {
        return new Worker(
                "idempotency keys",
                INTERVAL,
                () -> keys.forget(clock.instant().minus(settings.idempotencyRetention()), CHUNK) == CHUNK);
    }
}
