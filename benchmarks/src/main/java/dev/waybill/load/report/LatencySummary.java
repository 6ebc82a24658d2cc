package dev.waybill.load.report;

import org.HdrHistogram.Histogram;

/** Percentiles of a latency, in milliseconds; all 0 if nothing was measured. */
public record LatencySummary(double p50, double p90, double p99, double p999, double max, long count) {

    /** From a histogram of microseconds. */
    public static LatencySummary of(Histogram micros) {
        return new LatencySummary(
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 99.9),
                at(micros, 100),
                micros.getTotalCount());
    }

    public static double at(Histogram micros, double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1_000.0;
    }
}
