package dev.waybill.load.page;

import dev.waybill.load.page.Line.Point;
import dev.waybill.load.report.Percentile;
import dev.waybill.load.report.Report;
import dev.waybill.load.run.Second;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The plots of a report. */
final class Plots {

    private final Report report;

    Plots(Report report) {
        this.report = report;
    }

    String flow() {
        return overTime(
                "orders/s",
                Scale.Linear.upTo(max(Second::offered, Second::accepted, Second::completed)),
                counts("offered", 4, Second::offered),
                counts("accepted", 1, Second::accepted),
                counts("completed", 2, Second::completed),
                counts("not accepted", 3, Second::failed));
    }

    String underWay() {
        return overTime(
                "orders", Scale.Linear.upTo(max(Second::open)), counts("accepted and not yet ended", 1, Second::open));
    }

    String times() {
        return overTime(
                "ms",
                Scale.Logarithmic.upTo(max(
                        second -> second.http().p99(),
                        second -> second.endToEnd().p99())),
                line(
                        "201, p50",
                        4,
                        second -> second.http().count() > 0,
                        second -> second.http().p50()),
                line(
                        "201, p99",
                        1,
                        second -> second.http().count() > 0,
                        second -> second.http().p99()),
                line(
                        "completed, p50",
                        2,
                        second -> second.endToEnd().count() > 0,
                        second -> second.endToEnd().p50()),
                line(
                        "completed, p99",
                        3,
                        second -> second.endToEnd().count() > 0,
                        second -> second.endToEnd().p99()));
    }

    String percentiles() {
        double greatest = report.percentiles().stream()
                .mapToDouble(percentile -> Math.max(percentile.http(), percentile.endToEnd()))
                .max()
                .orElse(0);
        return Plot.of(
                new Scale.Nines(),
                "percent of orders",
                Scale.Logarithmic.upTo(greatest),
                "ms",
                0,
                100,
                List.of(
                        percentile("due to 201", 1, Percentile::http),
                        percentile("due to completed", 2, Percentile::endToEnd)));
    }

    private String overTime(String unit, Scale up, Line... lines) {
        double first = report.seconds().stream().mapToDouble(Second::at).min().orElse(0);
        double last = report.seconds().stream().mapToDouble(Second::at).max().orElse(1);
        return Plot.of(
                new Scale.Linear(first, Math.max(last, first + 1)),
                "seconds; shaded: warming up, and waiting for the last to end",
                up,
                unit,
                0,
                report.setting().seconds(),
                List.of(lines));
    }

    private Line counts(String name, int hue, ToDoubleFunction<Second> value) {
        return line(name, hue, second -> true, value);
    }

    private Line line(String name, int hue, Predicate<Second> isThere, ToDoubleFunction<Second> value) {
        return new Line(
                name,
                hue,
                report.seconds().stream()
                        .filter(isThere)
                        .map(second -> new Point(second.at(), value.applyAsDouble(second)))
                        .toList());
    }

    private Line percentile(String name, int hue, ToDoubleFunction<Percentile> value) {
        return new Line(
                name,
                hue,
                report.percentiles().stream()
                        .map(percentile -> new Point(percentile.percent(), value.applyAsDouble(percentile)))
                        .toList());
    }

    @SafeVarargs
    private double max(ToDoubleFunction<Second>... values) {
        return Stream.of(values)
                .flatMapToDouble(value -> report.seconds().stream().mapToDouble(value))
                .max()
                .orElse(0);
    }
}
