package dev.waybill.messaging;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** A clock with the precision of the database: a time is the same before and after it is stored. */
public final class MicrosecondClock {

    private MicrosecondClock() {}

    public static Clock of(Clock clock) {
        return Clock.tick(clock, ChronoUnit.MICROS.getDuration());
    }
}
