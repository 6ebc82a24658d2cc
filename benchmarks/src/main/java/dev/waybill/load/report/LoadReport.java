package dev.waybill.load.report;

import dev.waybill.load.account.Activity;
import dev.waybill.load.workload.Workload;
import java.util.List;
import java.util.Map;

/**
 * The report of a run. Rates count what happened during the measurement. Counts and latencies are those of the orders
 * that were due during the measurement, also if they became final after it.
 *
 * @param retried requests that were sent again with the same key, because there was no response
 * @param errors the number of orders that were not accepted, by kind of failure
 * @param http from an order's due time to its 201
 * @param endToEnd from an order's due time to its completion event on Kafka
 * @param openAtEnd orders that were not final at the end of the measurement
 * @param drainSeconds the time from then until all were final
 * @param unfinished orders that never became final
 * @param processes the costs of the system's processes; empty if unknown
 * @param otherCores everything else on the machine, in processor seconds per second
 * @param stolenCores steal time of a virtual machine, in processor seconds per second
 * @param activity what the system did during the measurement; empty unless it was asked for
 * @param seconds every interval, including warm-up and drain
 */
public record LoadReport(
        RunSettings settings,
        Workload workload,
        double offeredPerSecond,
        double acceptedPerSecond,
        double completedPerSecond,
        long offered,
        long accepted,
        long retried,
        Map<OrderOutcome, Long> outcomes,
        Map<String, Long> errors,
        LatencySummary http,
        LatencySummary endToEnd,
        long openAtEnd,
        double drainSeconds,
        long unfinished,
        List<ProcessCost> processes,
        ProcessCost generator,
        double otherCores,
        double stolenCores,
        Activity activity,
        List<Percentile> percentiles,
        List<Interval> seconds) {

    /** The orders that were completed during the measurement. */
    long completed() {
        return Math.round(completedPerSecond * settings.seconds());
    }

    /** Whether the system has accepted orders, and every one became final. */
    public boolean allBecameFinal() {
        return accepted > 0 && unfinished == 0;
    }

    /** The processor time of all processes of the system. */
    public double cpuMillisPerOrder() {
        return processes.stream().mapToDouble(ProcessCost::cpuMillisPerOrder).sum();
    }
}
