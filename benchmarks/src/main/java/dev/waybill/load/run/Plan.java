package dev.waybill.load.run;

import dev.waybill.load.shop.Mix;
import java.time.Duration;

/**
 * What is to be done.
 *
 * @param warmUp goes before, under the same load, and is not measured
 * @param connections how many there may be at once
 */
public record Plan(Drive drive, Duration warmUp, Duration length, int connections, Mix mix) {

    /** The same with another drive. */
    public Plan driven(Drive other) {
        return new Plan(other, warmUp, length, connections, mix);
    }

    /** The same with another warm-up. */
    public Plan warmedUpFor(Duration other) {
        return new Plan(drive, other, length, connections, mix);
    }
}
