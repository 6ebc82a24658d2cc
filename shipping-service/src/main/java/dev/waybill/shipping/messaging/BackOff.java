package dev.waybill.shipping.messaging;

import java.time.Duration;

/** How long to leave the carrier alone with a parcel it gave no answer to: doubling from one second to one minute. */
final class BackOff {

    private static final int LONGEST_SECONDS = 60;

    private BackOff() {}

    static Duration after(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, 6);
        return Duration.ofSeconds(Math.min(1L << doublings, LONGEST_SECONDS));
    }
}
