package dev.waybill.load.compare;

import static java.util.stream.Collectors.toMap;

import dev.waybill.load.report.LoadReport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One metric of two versions, over several rounds in each of which both were measured.
 *
 * @param first the first version's median
 * @param second the second version's median
 * @param ratio the median of the rounds' ratios, second to first; NaN if no round has both values
 * @param minRatio the smallest ratio of a round
 * @param maxRatio the greatest ratio of a round
 */
public record Comparison(double first, double second, double ratio, double minRatio, double maxRatio) {

    /** Compares reports that belong together in pairs. */
    public static Map<Metric, Comparison> of(List<LoadReport> firsts, List<LoadReport> seconds) {
        return Arrays.stream(Metric.values())
                .collect(toMap(
                        Function.identity(),
                        metric -> of(
                                firsts.stream().mapToDouble(metric::of).toArray(),
                                seconds.stream().mapToDouble(metric::of).toArray()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static Comparison of(double[] firsts, double[] seconds) {
        double[] ratios = IntStream.range(0, firsts.length)
                .mapToDouble(round -> seconds[round] / firsts[round])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return ratios.length == 0
                ? new Comparison(median(firsts), median(seconds), Double.NaN, Double.NaN, Double.NaN)
                : new Comparison(median(firsts), median(seconds), median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The comparison as a table, with an explanation of its columns. */
    public static String text(
            String load, String first, String second, Map<Metric, Comparison> comparisons, int rounds) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, rounds: %d\n\n%-26s %14s %14s %8s   %s\n",
                load,
                rounds,
                "",
                first,
                second,
                "ratio",
                "min to max"));
        comparisons.forEach((metric, found) -> text.append(String.format(
                Locale.ROOT,
                "%-26s %14.2f %14.2f %8s   %s to %s\n",
                metric,
                found.first(),
                found.second(),
                ratio(found.ratio()),
                ratio(found.minRatio()),
                ratio(found.maxRatio()))));
        return text.append("""

                The columns of the versions are medians of the rounds. The ratio is the median of the paired ratios,
                second to first, of each round; min to max is their range. If 1 lies in it, the difference may be noise.
                """).toString();
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.3f", value);
    }
}
