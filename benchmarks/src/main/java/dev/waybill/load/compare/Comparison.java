package dev.waybill.load.compare;

import dev.waybill.load.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The same figure of two versions, over several rounds in each of which both ran.
 *
 * @param ratio of the second's median to the first's
 * @param least of the rounds' own ratios
 * @param greatest of the rounds' own ratios; when 1 lies between them, the difference may well be noise
 */
public record Comparison(double first, double second, double ratio, double least, double greatest) {

    /** Of reports that belong together in pairs. */
    public static Map<Figure, Comparison> of(List<Report> firsts, List<Report> seconds) {
        return Arrays.stream(Figure.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        figure -> of(
                                firsts.stream().mapToDouble(figure::of).toArray(),
                                seconds.stream().mapToDouble(figure::of).toArray()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static Comparison of(double[] firsts, double[] seconds) {
        double[] ratios = new double[firsts.length];
        Arrays.setAll(ratios, round -> seconds[round] / firsts[round]);
        return new Comparison(
                median(firsts),
                median(seconds),
                median(seconds) / median(firsts),
                DoubleStream.of(ratios).min().orElse(Double.NaN),
                DoubleStream.of(ratios).max().orElse(Double.NaN));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** For the terminal. */
    public static String text(String first, String second, Map<Figure, Comparison> comparisons) {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "%-26s %14s %14s %8s   %s\n", "medians", first, second, "ratio", "of each round"));
        comparisons.forEach((figure, found) -> text.append(String.format(
                Locale.ROOT,
                "%-26s %14.2f %14.2f %8.3f   %.3f to %.3f\n",
                figure,
                found.first(),
                found.second(),
                found.ratio(),
                found.least(),
                found.greatest())));
        return text.toString();
    }
}
