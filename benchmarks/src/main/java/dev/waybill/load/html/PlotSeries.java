package dev.waybill.load.html;

import java.util.List;

/**
 * A line of a plot.
 *
 * @param hue 1 to 4, a colour of the page's style sheet
 */
record PlotSeries(String name, int hue, List<Point> points) {

    record Point(double x, double y) {}
}
