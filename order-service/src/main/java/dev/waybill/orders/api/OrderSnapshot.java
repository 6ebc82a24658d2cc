package dev.waybill.orders.api;

/**
 * An order at one of its versions.
 *
 * @param json the order as the API shows it
 */
record OrderSnapshot(int version, boolean isFinal, byte[] json) {

    /** Ends a stream without another version. */
    static final OrderSnapshot END_OF_STREAM = new OrderSnapshot(Integer.MAX_VALUE, true, new byte[0]);
}
