package dev.waybill.payments.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway is called.
 *
 * @param authorizationBound how long an authorisation may stay unknown before it is abandoned and the payment declined
 * @param callLimit how long one call may take
 * @param keyRetention how long the gateway certainly keeps an idempotency key
 * @param claim how long a claimed request belongs to one instance; after a crash it is repeated when that has expired
 * @param chunk how many requests are claimed together
 * @param inFlight how many calls may run at the same time
 */
@ConfigurationProperties("waybill.payments")
public record PaymentProperties(
        @DefaultValue("2m") Duration authorizationBound,
        @DefaultValue("2s") Duration callLimit,
        @DefaultValue("23h") Duration keyRetention,
        @DefaultValue("10s") Duration claim,
        @DefaultValue("256") int chunk,
        @DefaultValue("512") int inFlight) {

    public PaymentProperties {
        if (claim.compareTo(callLimit.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("waybill.payments.claim must be at least three times the call-limit");
        }
        if (chunk < 1 || inFlight < chunk) {
            throw new IllegalArgumentException(
                    "waybill.payments.chunk must be at least 1, and in-flight at least the chunk");
        }
    }
}
