package dev.waybill.messaging.consumer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while this instance does not consume, with the reason. */
final class ConsumerHealth implements HealthIndicator {

    private final @Nullable GroupMembership membership;
    private final @Nullable ConsumerStatus status;

    /** Without arguments for a service that consumes nothing. */
    ConsumerHealth(@Nullable GroupMembership membership, @Nullable ConsumerStatus status) {
        this.membership = membership;
        this.status = status;
    }

    @Override
    public Health health() {
        return unhealthyReason()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }

    private Optional<String> unhealthyReason() {
        return membership == null || status == null
                ? Optional.empty()
                : membership.absenceReason().or(status::unhealthyReason);
    }
}
