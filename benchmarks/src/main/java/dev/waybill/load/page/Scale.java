package dev.waybill.load.page;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** An axis: where a value lies between 0 and 1, and which values to write at it. */
sealed interface Scale {

    double place(double value);

    List<Double> ticks();

    /** From {@code least} to {@code greatest} in equal steps. */
    record Linear(double least, double greatest) implements Scale {

        private static final int TICKS = 6;

        /** From 0 to a round number that is not below {@code greatest}. */
        static Linear upTo(double greatest) {
            double step = step(Math.max(greatest, 1e-9));
            return new Linear(0, step * Math.max(1, Math.ceil(greatest / step)));
        }

        @Override
        public double place(double value) {
            return (value - least) / (greatest - least);
        }

        @Override
        public List<Double> ticks() {
            double step = step(greatest - least);
            return DoubleStream.iterate(
                            Math.ceil(least / step) * step, tick -> tick <= greatest + step / 100, tick -> tick + step)
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

    /** In powers of ten, from 1. */
    record Logarithmic(int decades) implements Scale {

        static Logarithmic upTo(double greatest) {
            return new Logarithmic((int) Math.max(1, Math.ceil(Math.log10(Math.max(greatest, 1)))));
        }

        @Override
        public double place(double value) {
            return Math.log10(Math.max(value, 1)) / decades;
        }

        @Override
        public List<Double> ticks() {
            return IntStream.rangeClosed(0, decades)
                    .mapToObj(decade -> Math.pow(10, decade))
                    .toList();
        }
    }

    /** Percentiles, so that each further nine is as wide as the one before; 100 stands at the end. */
    record Nines() implements Scale {

        private static final double DECADES = 4.5;

        @Override
        public double place(double percent) {
            return percent >= 100 ? 1 : Math.min(1, -Math.log10(1 - percent / 100) / DECADES);
        }

        @Override
        public List<Double> ticks() {
            return List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 100.0);
        }
    }
}
