package dev.waybill.shipping.application;

import java.time.Duration;

/** The delay before a retry of a handover with unknown outcome: doubles from one second to one minute. */
final class HandoverBackoff {

    private static final int MAX_SECONDS = 60;

    private HandoverBackoff() {}

    static Duration after(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, 6);
        return Duration.ofSeconds(Math.min(1L << doublings, MAX_SECONDS));
    }
}
