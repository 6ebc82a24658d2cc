package dev.waybill.load.html;

import dev.waybill.load.html.PlotSeries.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line plot as SVG (1.1, sections 8 to 10). */
final class SvgPlot {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 280;
    private static final double LEFT = 64;
    private static final double RIGHT = 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;

    private final StringBuilder svg = new StringBuilder();
    private final PlotScale across;
    private final PlotScale up;

    private SvgPlot(PlotScale across, PlotScale up) {
        this.across = across;
        this.up = up;
    }

    /**
     * @param unit of the vertical axis
     * @param shadedUpTo values below this are shaded
     * @param shadedFrom values above this are shaded
     */
    static String of(
            PlotScale across,
            String label,
            PlotScale up,
            String unit,
            double shadedUpTo,
            double shadedFrom,
            List<PlotSeries> lines) {
        var plot = new SvgPlot(across, up);
        plot.shade(0, across.position(shadedUpTo));
        plot.shade(across.position(shadedFrom), 1);
        plot.axes(label);
        lines.forEach(plot::line);
        return "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\">%s</svg></figure>"
                .formatted(legend(lines, unit), WIDTH, HEIGHT, plot.svg);
    }

    private void shade(double from, double to) {
        double left = Math.clamp(from, 0, 1);
        double right = Math.clamp(to, 0, 1);
        if (right > left) {
            add(
                    "<rect class=\"shade\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    x(left), TOP, x(right) - x(left), y(0) - TOP);
        }
    }

    private void axes(String label) {
        for (double tick : up.ticks()) {
            double y = y(up.position(tick));
            add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x(0), x(1), y, y);
            add("<text class=\"up\" x=\"%.1f\" y=\"%.1f\">%s</text>", LEFT - 8, y + 4, number(tick));
        }
        for (double tick : across.ticks()) {
            add(
                    "<text class=\"across\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    x(across.position(tick)), y(0) + 16, number(tick));
        }
        add("<text class=\"across\" x=\"%.1f\" y=\"%.1f\">%s</text>", x(0.5), HEIGHT - 4, label);
    }

    private void line(PlotSeries line) {
        String points = line.points().stream().map(this::point).collect(Collectors.joining(" "));
        add(
                "<polyline class=\"line hue%d\" points=\"%s\"><title>%s</title></polyline>",
                line.hue(), points, line.name());
    }

    private String point(Point point) {
        return String.format(
                Locale.ROOT, "%.1f,%.1f", x(across.position(point.x())), y(Math.clamp(up.position(point.y()), 0, 1)));
    }

    private static String legend(List<PlotSeries> lines, String unit) {
        return lines.stream()
                .map(line -> "<span class=\"hue%d\">%s</span>".formatted(line.hue(), line.name()))
                .collect(Collectors.joining(" ", "", " <small>in " + unit + "</small>"));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : Double.toString(value);
    }

    private static double x(double position) {
        return LEFT + position * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double position) {
        return HEIGHT - BOTTOM - position * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String element, Object... parts) {
        svg.append(String.format(Locale.ROOT, element, parts));
    }
}
