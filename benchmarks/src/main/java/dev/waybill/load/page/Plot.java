package dev.waybill.load.page;

import dev.waybill.load.page.Line.Point;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws lines over two axes, as SVG (1.1, sections 8 to 10). */
final class Plot {

    private static final double WIDTH = 900;
    private static final double HEIGHT = 280;
    private static final double LEFT = 64;
    private static final double RIGHT = 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;

    private final StringBuilder svg = new StringBuilder();
    private final Scale across;
    private final Scale up;

    private Plot(Scale across, Scale up) {
        this.across = across;
        this.up = up;
    }

    /**
     * @param unit of the vertical axis
     * @param shadedUpTo what lies left of this is shaded
     * @param shadedFrom what lies right of this is shaded
     */
    static String of(
            Scale across, String label, Scale up, String unit, double shadedUpTo, double shadedFrom, List<Line> lines) {
        var plot = new Plot(across, up);
        plot.shade(0, across.place(shadedUpTo));
        plot.shade(across.place(shadedFrom), 1);
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
            double y = y(up.place(tick));
            add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x(0), x(1), y, y);
            add("<text class=\"up\" x=\"%.1f\" y=\"%.1f\">%s</text>", LEFT - 8, y + 4, number(tick));
        }
        for (double tick : across.ticks()) {
            add(
                    "<text class=\"across\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    x(across.place(tick)), y(0) + 16, number(tick));
        }
        add("<text class=\"across\" x=\"%.1f\" y=\"%.1f\">%s</text>", x(0.5), HEIGHT - 4, label);
    }

    private void line(Line line) {
        String points = line.points().stream().map(this::point).collect(Collectors.joining(" "));
        add(
                "<polyline class=\"line hue%d\" points=\"%s\"><title>%s</title></polyline>",
                line.hue(), points, line.name());
    }

    private String point(Point point) {
        return String.format(
                Locale.ROOT, "%.1f,%.1f", x(across.place(point.x())), y(Math.clamp(up.place(point.y()), 0, 1)));
    }

    private static String legend(List<Line> lines, String unit) {
        return lines.stream()
                .map(line -> "<span class=\"hue%d\">%s</span>".formatted(line.hue(), line.name()))
                .collect(Collectors.joining(" ", "", " <small>in " + unit + "</small>"));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : Double.toString(value);
    }

    private static double x(double place) {
        return LEFT + place * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double place) {
        return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String element, Object... parts) {
        svg.append(String.format(Locale.ROOT, element, parts));
    }
}
