package dev.waybill.load.run;

/**
 * One second of a run.
 *
 * @param at its end, in seconds since the start of the measurement; 0 or less during the warm-up
 * @param open accepted orders that were not final at its end
 */
public record Interval(
        long at,
        long offered,
        long accepted,
        long completed,
        long finalized,
        long failed,
        long open,
        LatencySummary http,
        LatencySummary endToEnd) {

    static Interval of(long at, Counters counters, long open) {
        return new Interval(
                at,
                counters.offered(),
                counters.accepted(),
                counters.completed(),
                counters.finalized(),
                counters.failed(),
                open,
                LatencySummary.of(counters.http()),
                LatencySummary.of(counters.endToEnd()));
    }
}
