package dev.waybill.load.report;

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
        LatencySummary endToEnd) {}
