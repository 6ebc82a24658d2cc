package dev.waybill.messaging.health;

import dev.waybill.messaging.Degradation;
import java.util.List;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Always up; its detail {@code degraded} has the cause and reason of each degradation, if there is any. */
final class DegradationHealth implements HealthIndicator {

    private final List<Degradation> degradations;

    DegradationHealth(List<Degradation> degradations) {
        this.degradations = degradations;
    }

    @Override
    public Health health() {
        var reasons = new TreeMap<String, String>();
        for (Degradation each : degradations) {
            each.reason()
                    .get()
                    .ifPresent(reason -> reasons.merge(each.cause(), reason, (one, other) -> one + "; " + other));
        }
        Health.Builder health = Health.up();
        return (reasons.isEmpty() ? health : health.withDetail("degraded", reasons)).build();
    }
}
