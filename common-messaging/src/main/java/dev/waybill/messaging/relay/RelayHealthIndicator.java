package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.RelayStatus.Phase;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Brokers that are away are no reason to be down: orders are still accepted, and their events wait safely. */
final class RelayHealthIndicator implements HealthIndicator {

    private static final Duration LONG = Duration.ofSeconds(5);

    private final OutboxRelay relay;

    RelayHealthIndicator(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        Phase phase = relay.condition().phase();
        Health.Builder health = relay.isAlive() ? Health.up() : Health.down();
        health.withDetail("phase", phase == Phase.STREAMING && isLate() ? Phase.WAITING_FOR_BROKER : phase);
        String trouble = relay.condition().trouble();
        return trouble == null
                ? health.build()
                : health.withDetail("trouble", trouble).build();
    }

    private boolean isLate() {
        return relay.lag().current().compareTo(LONG) > 0;
    }
}
