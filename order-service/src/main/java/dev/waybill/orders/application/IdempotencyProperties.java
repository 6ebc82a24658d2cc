package dev.waybill.orders.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param idempotencyRetention how long a key is kept, at least a day as the API promises */
@ConfigurationProperties("waybill.orders")
record IdempotencyProperties(@DefaultValue("24h") Duration idempotencyRetention) {

    IdempotencyProperties {
        if (idempotencyRetention.compareTo(Duration.ofHours(24)) < 0) {
            throw new IllegalArgumentException("waybill.orders.idempotency-retention must be at least 24h");
        }
    }
}
