package dev.waybill.messaging.consumer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while events are not consumed, with the reason. */
final class ConsumerHealth implements HealthIndicator {

    private final Consumers consumers;

    ConsumerHealth(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public Health health() {
        return consumers
                .unhealthyReason()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
