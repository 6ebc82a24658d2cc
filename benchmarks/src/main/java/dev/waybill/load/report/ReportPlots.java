package dev.waybill.load.report;

import dev.waybill.load.report.SvgPlot.Point;
import dev.waybill.load.report.SvgPlot.Series;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The plots of a report. */
record ReportPlots(LoadReport report) {

    String flow() {
        return overTime(
                "orders/s",
                PlotScale::linear,
                line("offered", 4, Interval::offered),
                line("accepted", 1, Interval::accepted),
                line("completed", 2, Interval::completed),
                line("not accepted", 3, Interval::failed));
    }

    String openOrders() {
        return overTime("orders", PlotScale::linear, line("accepted and not yet final", 1, Interval::open));
    }

    String times() {
        return overTime(
                "ms",
                PlotScale::logarithmic,
                line("201, p50", 4, Interval::http, LatencySummary::p50),
                line("201, p99", 1, Interval::http, LatencySummary::p99),
                line("completed, p50", 2, Interval::endToEnd, LatencySummary::p50),
                line("completed, p99", 3, Interval::endToEnd, LatencySummary::p99));
    }

    String percentiles() {
        List<Series> lines = List.of(
                percentiles("due to 201", 1, Percentile::http),
                percentiles("due to completed", 2, Percentile::endToEnd));
        return new SvgPlot(
                        PlotScale.nines(), "percent of orders", PlotScale.logarithmic(max(lines)), "ms", 0, 100, lines)
                .figure();
    }

    private String overTime(String unit, DoubleFunction<PlotScale> up, Series... lines) {
        double first = report.seconds().stream().mapToDouble(Interval::at).min().orElse(0);
        double last = report.seconds().stream().mapToDouble(Interval::at).max().orElse(1);
        return new SvgPlot(
                        PlotScale.linear(first, Math.max(last, first + 1)),
                        "seconds; shaded: warm-up, and waiting until the last order is final",
                        up.apply(max(List.of(lines))),
                        unit,
                        0,
                        report.settings().seconds(),
                        List.of(lines))
                .figure();
    }

    private Series line(String name, int hue, ToDoubleFunction<Interval> value) {
        return line(name, hue, report.seconds().stream(), Interval::at, value);
    }

    /** Without the intervals in which nothing was measured. */
    private Series line(
            String name,
            int hue,
            Function<Interval, LatencySummary> latency,
            ToDoubleFunction<LatencySummary> percentile) {
        return line(
                name,
                hue,
                report.seconds().stream()
                        .filter(interval -> latency.apply(interval).count() > 0),
                Interval::at,
                interval -> percentile.applyAsDouble(latency.apply(interval)));
    }

    private Series percentiles(String name, int hue, ToDoubleFunction<Percentile> value) {
        return line(name, hue, report.percentiles().stream(), Percentile::percent, value);
    }

    private static <T> Series line(
            String name, int hue, Stream<T> values, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return new Series(
                name,
                hue,
                values.map(value -> new Point(x.applyAsDouble(value), y.applyAsDouble(value)))
                        .toList());
    }

    private static double max(List<Series> lines) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(0);
    }
}
