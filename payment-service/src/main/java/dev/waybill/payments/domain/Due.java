package dev.waybill.payments.domain;

import dev.waybill.messaging.Causation;
import java.time.Duration;
import java.time.Instant;

/**
 * A request that was claimed to be carried out now.
 *
 * @param tries how often it was claimed, this time included
 * @param askedAt when it was claimed first
 * @param cancelled whether the order was cancelled since
 * @param cause the event that asked for it
 */
public record Due(Request request, int tries, Instant askedAt, boolean cancelled, Causation cause) {

    /** How to go about it without ever booking twice. */
    public enum Way {
        /** The gateway still knows the key if it has seen it: asking again is safe. */
        ASK,
        /** The gateway may have forgotten the key: look into its books first. */
        QUERY_FIRST,
        /** Nobody waits for a yes any more: find out, and make sure that none comes later. */
        ABANDON
    }

    /** @param bound how long an authorisation may stay unknown before it is abandoned */
    public Way way(Instant now, Duration bound, Duration keyRetention) {
        boolean repeated = tries > 1;
        boolean authorization = request.operation() == Operation.AUTHORIZATION;
        if (authorization && repeated && (cancelled || askedAt.plus(bound).isBefore(now))) {
            return Way.ABANDON;
        }
        return repeated && askedAt.plus(keyRetention).isBefore(now) ? Way.QUERY_FIRST : Way.ASK;
    }
}
