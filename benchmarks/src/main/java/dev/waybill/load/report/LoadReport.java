package dev.waybill.load.report;

import dev.waybill.load.measure.ResourceUsage;
import dev.waybill.load.run.Interval;
import dev.waybill.load.run.LatencySummary;
import dev.waybill.load.run.OrderOutcome;
import dev.waybill.load.run.RunResult;
import dev.waybill.load.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

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
 * @param audit null if there was none
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
        List<Percentile> percentiles,
        List<Interval> seconds,
        @Nullable AuditSummary audit) {

    private static final double[] PERCENTS = {0, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99, 100};

    public static LoadReport of(RunSettings settings, Workload workload, RunResult run, @Nullable AuditSummary audit) {
        long completed = run.within().completed();
        double seconds = run.seconds();
        ResourceUsage usage = run.usage();
        return new LoadReport(
                settings,
                workload,
                run.measured().offered() / seconds,
                run.within().accepted() / seconds,
                completed / seconds,
                run.measured().offered(),
                run.measured().accepted(),
                run.measured().retried(),
                run.measured().outcomes(),
                run.measured().errors(),
                LatencySummary.of(run.measured().http()),
                LatencySummary.of(run.measured().endToEnd()),
                run.openAtEnd(),
                run.drainSeconds(),
                run.unfinished(),
                usage.processes().entrySet().stream()
                        .map(process -> ProcessCost.of(process.getKey(), process.getValue(), completed, seconds))
                        .toList(),
                ProcessCost.of("load generator", usage.generator(), completed, seconds),
                usage.othersCpuMillis() / 1_000 / seconds,
                usage.stolenMillis() / 1_000 / seconds,
                DoubleStream.of(PERCENTS)
                        .mapToObj(percent -> new Percentile(
                                percent,
                                LatencySummary.at(run.measured().http(), percent),
                                LatencySummary.at(run.measured().endToEnd(), percent)))
                        .toList(),
                run.past(),
                audit);
    }

    /** Whether every accepted order became final, and the audit, if there was one, passed. */
    public boolean isGood() {
        return unfinished == 0 && (audit == null || audit.isPassed());
    }

    /** The processor time of all processes of the system. */
    public double cpuMillisPerOrder() {
        return processes.stream().mapToDouble(ProcessCost::cpuMillisPerOrder).sum();
    }
}
