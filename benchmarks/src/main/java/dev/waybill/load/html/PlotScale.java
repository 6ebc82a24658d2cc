package dev.waybill.load.html;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** An axis: maps values to positions from 0 to 1, and has ticks. */
sealed interface PlotScale {

    double position(double value);

    List<Double> ticks();

    /** Linear from {@code min} to {@code max}. */
    record Linear(double min, double max) implements PlotScale {

        private static final int TICKS = 6;

        /** From 0 to a round number that is not below {@code max}. */
        static Linear upTo(double max) {
            double step = step(Math.max(max, 1e-9));
            return new Linear(0, step * Math.max(1, Math.ceil(max / step)));
        }

        @Override
        public double position(double value) {
            return (value - min) / (max - min);
        }

        @Override
        public List<Double> ticks() {
            double step = step(max - min);
            return DoubleStream.iterate(
                            Math.ceil(min / step) * step, tick -> tick <= max + step / 100, tick -> tick + step)
                    .boxed()
                    .toList();
        }

        /** 1, 2 or 5 times a power of ten. */
        private static double step(double span) {
            double rough = span / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            return DoubleStream.of(1, 2, 5, 10)
                    .map(factor -> factor * power)
                    .filter(step -> step >= rough * 0.999)
                    .findFirst()
                    .orElse(10 * power);
        }
    }

    /** Logarithmic, from 1. */
    record Logarithmic(int decades) implements PlotScale {

        static Logarithmic upTo(double max) {
            return new Logarithmic((int) Math.max(1, Math.ceil(Math.log10(Math.max(max, 1)))));
        }

        @Override
        public double position(double value) {
            return Math.log10(Math.max(value, 1)) / decades;
        }

        @Override
        public List<Double> ticks() {
            return IntStream.rangeClosed(0, decades)
                    .mapToObj(decade -> Math.pow(10, decade))
                    .toList();
        }
    }

    /** Percentiles: each further nine has the same width; 100 is at the end. */
    record Nines() implements PlotScale {

        private static final double DECADES = 4.5;

        @Override
        public double position(double percent) {
            return percent >= 100 ? 1 : Math.min(1, -Math.log10(1 - percent / 100) / DECADES);
        }

        @Override
        public List<Double> ticks() {
            return List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 100.0);
        }
    }
}
