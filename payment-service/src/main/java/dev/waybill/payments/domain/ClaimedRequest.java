package dev.waybill.payments.domain;

import dev.waybill.messaging.Causation;
import java.time.Duration;
import java.time.Instant;

/**
 * A request to the gateway that this instance has claimed and calls now.
 *
 * @param tries how often it was claimed, this time included
 * @param askedAt when it was claimed first
 * @param cancelled whether the order has been cancelled since
 * @param cause the event that it is made for
 */
public record ClaimedRequest(GatewayRequest request, int tries, Instant askedAt, boolean cancelled, Causation cause) {

    /** How to call the gateway without ever booking twice. */
    public enum CallStrategy {
        /** The gateway still knows the key if it has received it: a repeated call is safe. */
        CALL,
        /** The gateway may have forgotten the key: query its ledger first. */
        QUERY_FIRST,
        /** The authorisation is no longer wanted: query the outcome, and make the gateway refuse the key from now on. */
        ABANDON
    }

    /** @param bound how long an authorisation may stay unknown before it is abandoned */
    public CallStrategy strategy(Instant now, Duration bound, Duration keyRetention) {
        boolean repeated = tries > 1;
        boolean authorization = request.operation() == GatewayOperation.AUTHORIZATION;
        if (authorization && repeated && (cancelled || askedAt.plus(bound).isBefore(now))) {
            return CallStrategy.ABANDON;
        }
        return repeated && askedAt.plus(keyRetention).isBefore(now) ? CallStrategy.QUERY_FIRST : CallStrategy.CALL;
    }
}
