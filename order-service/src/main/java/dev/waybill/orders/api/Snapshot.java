package dev.waybill.orders.api;

/**
 * An order as it is shown at one of its versions.
 *
 * @param json what a look at the order answers
 */
record Snapshot(int version, boolean isFinal, byte[] json) {

    /** Takes the place of a next version where a stream ends without one. */
    static final Snapshot NONE = new Snapshot(Integer.MAX_VALUE, true, new byte[0]);
}
