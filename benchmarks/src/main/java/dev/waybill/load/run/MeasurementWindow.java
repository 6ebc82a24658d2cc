package dev.waybill.load.run;

/** The measured time, in {@link System#nanoTime}. */
record MeasurementWindow(long from, long to) {

    boolean contains(long time) {
        return from <= time && time < to;
    }
}
