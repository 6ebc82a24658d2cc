package dev.waybill.orders.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param sagaDeadline how long an order may wait for its stock and its payment */
@ConfigurationProperties("waybill.orders")
record DeadlineSettings(@DefaultValue("2m") Duration sagaDeadline) {

    DeadlineSettings {
        if (!sagaDeadline.isPositive()) {
            throw new IllegalArgumentException("waybill.orders.saga-deadline must be more than nothing");
        }
    }
}
