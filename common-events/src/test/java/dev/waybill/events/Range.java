package dev.waybill.events;

/**
 * The sizes that a fact may have: of an integer its value, of a text its characters, of an array its items, of a decimal
 * the digits before its point (a negative number of digits stands for a negative decimal).
 *
 * @param min {@link Long#MIN_VALUE} if there is no limit
 * @param max {@link Long#MAX_VALUE} if there is no limit
 */
record Range(long min, long max) {

    boolean contains(Range other) {
        return min <= other.min && other.max <= max;
    }

    /** Reads what {@link #toString} writes. */
    static Range parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        return new Range(
                ends[0].isEmpty() ? Long.MIN_VALUE : Long.parseLong(ends[0]),
                ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]));
    }

    @Override
    public String toString() {
        return (min == Long.MIN_VALUE ? "" : min) + ".." + (max == Long.MAX_VALUE ? "" : max);
    }
}
