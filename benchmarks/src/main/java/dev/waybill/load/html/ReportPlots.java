package dev.waybill.load.html;

import dev.waybill.load.html.PlotSeries.Point;
import dev.waybill.load.report.LoadReport;
import dev.waybill.load.report.Percentile;
import dev.waybill.load.run.Interval;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The plots of a report. */
final class ReportPlots {

    private final LoadReport report;

    ReportPlots(LoadReport report) {
        this.report = report;
    }

    String flow() {
        return overTime(
                "orders/s",
                PlotScale.Linear.upTo(max(Interval::offered, Interval::accepted, Interval::completed)),
                counts("offered", 4, Interval::offered),
                counts("accepted", 1, Interval::accepted),
                counts("completed", 2, Interval::completed),
                counts("not accepted", 3, Interval::failed));
    }

    String openOrders() {
        return overTime(
                "orders",
                PlotScale.Linear.upTo(max(Interval::open)),
                counts("accepted and not yet final", 1, Interval::open));
    }

    String times() {
        return overTime(
                "ms",
                PlotScale.Logarithmic.upTo(max(
                        interval -> interval.http().p99(),
                        interval -> interval.endToEnd().p99())),
                line(
                        "201, p50",
                        4,
                        interval -> interval.http().count() > 0,
                        interval -> interval.http().p50()),
                line(
                        "201, p99",
                        1,
                        interval -> interval.http().count() > 0,
                        interval -> interval.http().p99()),
                line(
                        "completed, p50",
                        2,
                        interval -> interval.endToEnd().count() > 0,
                        interval -> interval.endToEnd().p50()),
                line(
                        "completed, p99",
                        3,
                        interval -> interval.endToEnd().count() > 0,
                        interval -> interval.endToEnd().p99()));
    }

    String percentiles() {
        double max = report.percentiles().stream()
                .mapToDouble(percentile -> Math.max(percentile.http(), percentile.endToEnd()))
                .max()
                .orElse(0);
        return SvgPlot.of(
                new PlotScale.Nines(),
                "percent of orders",
                PlotScale.Logarithmic.upTo(max),
                "ms",
                0,
                100,
                List.of(
                        percentile("due to 201", 1, Percentile::http),
                        percentile("due to completed", 2, Percentile::endToEnd)));
    }

    private String overTime(String unit, PlotScale up, PlotSeries... lines) {
        double first = report.seconds().stream().mapToDouble(Interval::at).min().orElse(0);
        double last = report.seconds().stream().mapToDouble(Interval::at).max().orElse(1);
        return SvgPlot.of(
                new PlotScale.Linear(first, Math.max(last, first + 1)),
                "seconds; shaded: warm-up, and waiting until the last order is final",
                up,
                unit,
                0,
                report.settings().seconds(),
                List.of(lines));
    }

    private PlotSeries counts(String name, int hue, ToDoubleFunction<Interval> value) {
        return line(name, hue, interval -> true, value);
    }

    private PlotSeries line(String name, int hue, Predicate<Interval> isThere, ToDoubleFunction<Interval> value) {
        return new PlotSeries(
                name,
                hue,
                report.seconds().stream()
                        .filter(isThere)
                        .map(interval -> new Point(interval.at(), value.applyAsDouble(interval)))
                        .toList());
    }

    private PlotSeries percentile(String name, int hue, ToDoubleFunction<Percentile> value) {
        return new PlotSeries(
                name,
                hue,
                report.percentiles().stream()
                        .map(percentile -> new Point(percentile.percent(), value.applyAsDouble(percentile)))
                        .toList());
    }

    @SafeVarargs
    private double max(ToDoubleFunction<Interval>... values) {
        return Stream.of(values)
                .flatMapToDouble(value -> report.seconds().stream().mapToDouble(value))
                .max()
                .orElse(0);
    }
}
