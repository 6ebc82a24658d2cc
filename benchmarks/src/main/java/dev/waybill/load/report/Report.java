package dev.waybill.load.report;

import dev.waybill.load.measure.Costs;
import dev.waybill.load.run.Ending;
import dev.waybill.load.run.Milliseconds;
import dev.waybill.load.run.Run;
import dev.waybill.load.run.Second;
import dev.waybill.load.shop.Mix;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A run in figures. Rates are of what happened while it was measured; counts and times are of the orders that were due
 * in that time, whenever they ended.
 *
 * @param errors how many orders were not accepted, by what came instead
 * @param http from when an order was due to its 201
 * @param endToEnd from when an order was due to its completion, as heard on Kafka
 * @param openAtEnd how many were under way when the measuring ended
 * @param drainSeconds from then until all had ended
 * @param unended how many never did
 * @param shares of the product's processes; empty if unknown
 * @param otherCores what else ran on the machine, in processor seconds per second
 * @param stolenCores what the host of a virtual machine gave to others
 * @param audit null if there was none
 */
public record Report(
        Setting setting,
        Mix mix,
        double offeredPerSecond,
        double acceptedPerSecond,
        double completedPerSecond,
        long offered,
        long accepted,
        Map<Ending, Long> endings,
        Map<String, Long> errors,
        Milliseconds http,
        Milliseconds endToEnd,
        long openAtEnd,
        double drainSeconds,
        long unended,
        List<Share> shares,
        Share generator,
        double otherCores,
        double stolenCores,
        List<Percentile> percentiles,
        List<Second> seconds,
        @Nullable Audit audit) {

    private static final double[] PERCENTS = {0, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99, 100};

    public static Report of(Setting setting, Mix mix, Run run, @Nullable Audit audit) {
        long completed = run.within().completed();
        double seconds = run.seconds();
        Costs costs = run.costs();
        return new Report(
                setting,
                mix,
                run.measured().offered() / seconds,
                run.within().accepted() / seconds,
                completed / seconds,
                run.measured().offered(),
                run.measured().accepted(),
                run.measured().endings(),
                run.measured().errors(),
                Milliseconds.of(run.measured().http()),
                Milliseconds.of(run.measured().endToEnd()),
                run.openAtEnd(),
                run.drainSeconds(),
                run.unended(),
                costs.processes().entrySet().stream()
                        .map(process -> Share.of(process.getKey(), process.getValue(), completed, seconds))
                        .toList(),
                Share.of("load generator", costs.generator(), completed, seconds),
                costs.othersCpuMillis() / 1_000 / seconds,
                costs.stolenMillis() / 1_000 / seconds,
                DoubleStream.of(PERCENTS)
                        .mapToObj(percent -> new Percentile(
                                percent,
                                Milliseconds.at(run.measured().http(), percent),
                                Milliseconds.at(run.measured().endToEnd(), percent)))
                        .toList(),
                run.past(),
                audit);
    }

    /** Whether every accepted order has ended, and nothing contradicts that all is as it should be. */
    public boolean isGood() {
        return unended == 0 && (audit == null || audit.isPassed());
    }

    /** In all processes of the product. */
    public double cpuMillisPerOrder() {
        return shares.stream().mapToDouble(Share::cpuMillisPerOrder).sum();
    }
}
