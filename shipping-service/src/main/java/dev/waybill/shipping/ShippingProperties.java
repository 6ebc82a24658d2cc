package dev.waybill.shipping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Delays and limits of shipping.
 *
 * @param dispatchDelay from the booking to the handover to the carrier, kept to the second if it is not 0
 * @param deliveryDelay from the handover until a parcel counts as delivered, unless the carrier reports it earlier
 * @param returnDelay from the request for a return until it counts as arrived, unless the carrier reports it earlier
 * @param carrierTimeLimit how long the carrier may take to answer one call
 * @param inFlight how many calls to the carrier may run at the same time
 */
@ConfigurationProperties("waybill.shipping")
public record ShippingProperties(
        @DefaultValue("0s") Duration dispatchDelay,
        @DefaultValue("30s") Duration deliveryDelay,
        @DefaultValue("30s") Duration returnDelay,
        @DefaultValue("2s") Duration carrierTimeLimit,
        @DefaultValue("512") int inFlight) {

    /** How many shipments are claimed for a call to the carrier together. */
    public static final int DISPATCH_BATCH_SIZE = 200;

    public static final Duration MAX_CARRIER_TIME_LIMIT = Duration.ofSeconds(10);

    public ShippingProperties {
        if (dispatchDelay.isNegative() || deliveryDelay.isNegative() || returnDelay.isNegative()) {
            throw new IllegalArgumentException("waybill.shipping: a delay must not be negative");
        }
        if (!carrierTimeLimit.isPositive() || carrierTimeLimit.compareTo(MAX_CARRIER_TIME_LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "waybill.shipping.carrier-time-limit must be above 0 s and at most 10 s");
        }
        if (inFlight < DISPATCH_BATCH_SIZE) {
            throw new IllegalArgumentException("waybill.shipping.in-flight must be at least " + DISPATCH_BATCH_SIZE);
        }
    }
}
