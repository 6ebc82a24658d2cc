package dev.waybill.load.run;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a {@link Meter} has counted.
 *
 * @param errors how many orders were not accepted, by what came instead
 * @param http from when an order was due to its 201, in microseconds
 * @param endToEnd from when an order was due to the arrival of its completion, in microseconds
 */
public record Reading(
        long offered,
        long accepted,
        Map<String, Long> errors,
        Map<Ending, Long> endings,
        Histogram http,
        Histogram endToEnd) {

    public long completed() {
        return endings.getOrDefault(Ending.COMPLETED, 0L);
    }

    public long ended() {
        return sum(endings);
    }

    public long failed() {
        return sum(errors);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
