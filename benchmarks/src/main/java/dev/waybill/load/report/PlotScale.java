package dev.waybill.load.report;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** An axis: maps values to positions from 0 to 1, and has ticks. */
record PlotScale(DoubleUnaryOperator positions, List<Double> ticks) {

    private static final int LINEAR_TICKS = 6;
    private static final double NINES = 4.5;

    double position(double value) {
        return Math.clamp(positions.applyAsDouble(value), 0, 1);
    }

    /** Linear, from 0 to a round number that is not below {@code max}. */
    static PlotScale linear(double max) {
        double step = step(Math.max(max, 1e-9));
        return linear(0, step * Math.max(1, Math.ceil(max / step)));
    }

    static PlotScale linear(double min, double max) {
        double step = step(max - min);
        DoubleStream ticks = DoubleStream.iterate(
                Math.ceil(min / step) * step, tick -> tick <= max + step / 100, tick -> tick + step);
        return new PlotScale(value -> (value - min) / (max - min), ticks.boxed().toList());
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double span) {
        double rough = span / LINEAR_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5)
                .map(factor -> factor * power)
                .filter(step -> step >= rough * 0.999)
                .findFirst()
                .orElse(10 * power);
    }

    /** Logarithmic, from 1 to a power of ten that is not below {@code max}. */
    static PlotScale logarithmic(double max) {
        int decades = (int) Math.max(1, Math.ceil(Math.log10(Math.max(max, 1))));
        return new PlotScale(
                value -> Math.log10(Math.max(value, 1)) / decades,
                IntStream.rangeClosed(0, decades)
                        .mapToObj(decade -> Math.pow(10, decade))
                        .toList());
    }

    /** Percentiles: each further nine has the same width; 100 is at the end. */
    static PlotScale nines() {
        return new PlotScale(
                percent -> -Math.log10(1 - percent / 100) / NINES, List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 100.0));
    }
}
