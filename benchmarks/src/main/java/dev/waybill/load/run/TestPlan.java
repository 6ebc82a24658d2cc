package dev.waybill.load.run;

import dev.waybill.load.workload.Workload;
import java.time.Duration;

/**
 * The plan of a run.
 *
 * @param warmUp the time under the same load before the measurement
 * @param connections the maximum number of connections
 */
public record TestPlan(LoadProfile profile, Duration warmUp, Duration length, int connections, Workload workload) {

    /** The load in words, for reports. */
    public String description() {
        return "%s, %s per order, %s Idempotency-Keys"
                .formatted(
                        profile,
                        workload.maxLines() == 1 ? "1 line" : "1 to " + workload.maxLines() + " lines",
                        workload.keyed() ? "with" : "without");
    }
}
