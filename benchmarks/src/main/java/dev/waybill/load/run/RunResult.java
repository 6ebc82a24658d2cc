package dev.waybill.load.run;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.measure.ResourceUsage;
import java.util.List;

/**
 * The result of a run.
 *
 * @param seconds the length of the measurement
 * @param within what happened in that time
 * @param measured the outcome of the orders that were due in that time
 * @param openAtEnd orders that were not final when that time ended
 * @param drainSeconds the time from then until all were final
 * @param unfinished orders that never became final
 * @param usage in that time
 * @param past every interval, including warm-up and drain
 * @param attempts every request, including the warm-up; without bodies
 */
public record RunResult(
        double seconds,
        Counters within,
        Counters measured,
        long openAtEnd,
        double drainSeconds,
        long unfinished,
        ResourceUsage usage,
        List<Interval> past,
        List<Attempt> attempts) {}
