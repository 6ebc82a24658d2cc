package dev.waybill.messaging;

import java.time.Duration;

/** A delay that doubles with each failure in a row, up to a maximum. */
public record ExponentialDelay(Duration initial, Duration max) {

    private static final int MAX_DOUBLINGS = 20;

    /** The delay after so many failures; the initial one after the first. */
    public Duration after(int failures) {
        Duration delay = initial.multipliedBy(1L << Math.clamp(failures - 1L, 0, MAX_DOUBLINGS));
        return delay.compareTo(max) < 0 ? delay : max;
    }
}
