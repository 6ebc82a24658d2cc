package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.RelayStatus.Phase;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Unavailable brokers are no reason to be down: orders are still accepted, and their events wait in the outbox. */
final class RelayHealthIndicator implements HealthIndicator {

    private static final Duration MAX_LAG = Duration.ofSeconds(5);

    private final OutboxRelay relay;

    RelayHealthIndicator(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        Phase phase = relay.status().phase();
        Health.Builder health = relay.isAlive() ? Health.up() : Health.down();
        health.withDetail("phase", phase == Phase.STREAMING && isLate() ? Phase.WAITING_FOR_BROKER : phase);
        String failureReason = relay.status().failureReason();
        return failureReason == null
                ? health.build()
                : health.withDetail("trouble", failureReason).build();
    }

    private boolean isLate() {
        return relay.lag().current().compareTo(MAX_LAG) > 0;
    }
}
