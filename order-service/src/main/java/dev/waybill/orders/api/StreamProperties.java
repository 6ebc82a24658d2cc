package dev.waybill.orders.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxStreams how many streams may be open on one instance
 * @param streamHeartbeat how long a stream may send nothing, so that proxies do not close it as idle
 */
@ConfigurationProperties("waybill.orders")
record StreamProperties(
        @DefaultValue("1000") int maxStreams,
        @DefaultValue("15s") Duration streamHeartbeat) {

    StreamProperties {
        if (maxStreams < 0) {
            throw new IllegalArgumentException("waybill.orders.max-streams must not be negative");
        }
        if (!streamHeartbeat.isPositive()) {
            throw new IllegalArgumentException("waybill.orders.stream-heartbeat must be more than zero");
        }
    }
}
