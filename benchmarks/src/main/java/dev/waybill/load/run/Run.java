package dev.waybill.load.run;

import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.load.measure.Costs;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param seconds how long was measured
 * @param within what happened in that time
 * @param measured what became of the orders that were due in that time
 * @param openAtEnd how many orders were under way when that time was over
 * @param drainSeconds how long it took from then until all had ended
 * @param unended how many never did
 * @param costs of that time
 * @param past every second, with those before and after the measuring
 * @param attempts every order that was tried, with those of the warm-up; without what was sent and answered
 */
public record Run(
        double seconds,
        Reading within,
        Reading measured,
        long openAtEnd,
        double drainSeconds,
        long unended,
        Costs costs,
        List<Second> past,
        List<Attempt> attempts) {}
