package dev.waybill.orders.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an order may be PENDING.
 *
 * @param sagaDeadline while the services that have not answered are there
 * @param sagaDeadlineAway while one of them is away; by default 30 minutes, or {@code sagaDeadline} if that is longer
 */
@ConfigurationProperties("waybill.orders")
record OrderTimeoutProperties(@DefaultValue("2m") Duration sagaDeadline, Duration sagaDeadlineAway) {

    private static final Duration DEFAULT_AWAY = Duration.ofMinutes(30);

    OrderTimeoutProperties {
        if (!sagaDeadline.isPositive()) {
            throw new IllegalArgumentException("waybill.orders.saga-deadline must be positive");
        }
        if (sagaDeadlineAway == null) {
            sagaDeadlineAway = sagaDeadline.compareTo(DEFAULT_AWAY) > 0 ? sagaDeadline : DEFAULT_AWAY;
        }
        if (sagaDeadlineAway.compareTo(sagaDeadline) < 0) {
            throw new IllegalArgumentException("waybill.orders.saga-deadline-away (now " + sagaDeadlineAway
                    + ") must be at least waybill.orders.saga-deadline (now " + sagaDeadline + ")");
        }
    }

    /**
     * From this age on it is observed who has consumed an order. By default it is as long as a transaction may last, so
     * that every order of this age has been committed.
     */
    Duration observedFrom() {
        return sagaDeadline.dividedBy(4);
    }

    /** A participant that has consumed an order by this age has been there from the start. */
    Duration promptUntil() {
        return sagaDeadline.dividedBy(2);
    }
}
