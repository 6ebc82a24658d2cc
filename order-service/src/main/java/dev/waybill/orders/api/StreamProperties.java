package dev.waybill.orders.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxStreams how many streams may be open on one instance
 * @param maxStreamsPerCustomer how many of them may be of one customer, in the mode {@code secure}
 * @param maxStreamsPerClient how many of one client or operator, there too
 * @param streamHeartbeat how long a stream may send nothing, so that proxies do not close it as idle
 */
@ConfigurationProperties("waybill.orders")
record StreamProperties(
        @DefaultValue("1000") int maxStreams,
        @DefaultValue("50") int maxStreamsPerCustomer,
        @DefaultValue("500") int maxStreamsPerClient,
        @DefaultValue("15s") Duration streamHeartbeat) {

    StreamProperties {
        if (maxStreams < 0) {
            throw new IllegalArgumentException("waybill.orders.max-streams must not be negative");
        }
        if (maxStreamsPerCustomer < 1 || maxStreamsPerClient < 1) {
            throw new IllegalArgumentException(
                    "waybill.orders.max-streams-per-customer and .max-streams-per-client must be at least 1");
        }
        if (!streamHeartbeat.isPositive()) {
            throw new IllegalArgumentException("waybill.orders.stream-heartbeat must be more than zero");
        }
    }
}
