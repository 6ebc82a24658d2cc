package dev.waybill.system.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/** Times in nanoseconds, and how they are spread. */
record Times(long[] sorted) {

    static Times of(LongStream times) {
        return new Times(times.sorted().toArray());
    }

    /** In milliseconds; the nearest rank. */
    double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms",
                percentile(50),
                percentile(90),
                percentile(99),
                percentile(100));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Times times && Arrays.equals(sorted, times.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
