package dev.waybill.load.run;

/** The time that is measured, by {@link System#nanoTime}. */
record Window(long from, long to) {

    boolean contains(long moment) {
        return from <= moment && moment < to;
    }

    double seconds() {
        return (to - from) / 1e9;
    }
}
