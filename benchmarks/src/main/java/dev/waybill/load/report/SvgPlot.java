package dev.waybill.load.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line plot as SVG (1.1, sections 8 to 10).
 *
 * @param label of the horizontal axis
 * @param unit of the vertical axis
 * @param shadedUpTo values of the horizontal axis below this are shaded
 * @param shadedFrom values above this are shaded
 */
record SvgPlot(
        PlotScale across,
        String label,
        PlotScale up,
        String unit,
        double shadedUpTo,
        double shadedFrom,
        List<Series> lines) {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 280;
    private static final double LEFT = 64;
    private static final double RIGHT = 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;

    /** @param hue 1 to 4, a colour of the page's style sheet */
    record Series(String name, int hue, List<Point> points) {}

    record Point(double x, double y) {}

    /** The plot with its legend, as an HTML figure. */
    String figure() {
        var svg = new StringBuilder();
        shade(svg, x(0), x(across.position(shadedUpTo)));
        shade(svg, x(across.position(shadedFrom)), x(1));
        for (double tick : up.ticks()) {
            double y = y(up.position(tick));
            add(svg, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x(0), x(1), y, y);
            text(svg, "up", LEFT - 8, y + 4, number(tick));
        }
        across.ticks().forEach(tick -> text(svg, "across", x(across.position(tick)), y(0) + 16, number(tick)));
        text(svg, "across", x(0.5), HEIGHT - 4, label);
        for (Series line : lines) {
            String points = line.points().stream().map(this::point).collect(Collectors.joining(" "));
            add(
                    svg,
                    "<polyline class=\"line hue%d\" points=\"%s\"><title>%s</title></polyline>",
                    line.hue(),
                    points,
                    line.name());
        }
        String legend = lines.stream()
                .map(line -> "<span class=\"hue%s\">%s</span>".formatted(line.hue(), line.name()))
                .collect(Collectors.joining(" "));
        return "<figure><figcaption>%s <small>in %s</small></figcaption><svg viewBox=\"0 0 %s %s\" role=\"img\">%s</svg></figure>"
                .formatted(legend, unit, WIDTH, HEIGHT, svg);
    }

    private static void shade(StringBuilder svg, double left, double right) {
        if (right > left) {
            add(
                    svg,
                    "<rect class=\"shade\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    left,
                    TOP,
                    right - left,
                    y(0) - TOP);
        }
    }

    private static void text(StringBuilder svg, String anchor, double x, double y, String text) {
        add(svg, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", anchor, x, y, text);
    }

    private String point(Point point) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(across.position(point.x())), y(up.position(point.y())));
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

    private static void add(StringBuilder svg, String element, Object... parts) {
        svg.append(String.format(Locale.ROOT, element, parts));
    }
}
