package dev.waybill.load.run;

/**
 * One second of a run.
 *
 * @param at its end, in seconds since the measuring began; 0 or less while warming up
 * @param open how many orders were accepted and had not ended, at its end
 */
public record Second(
        long at,
        long offered,
        long accepted,
        long completed,
        long ended,
        long failed,
        long open,
        Milliseconds http,
        Milliseconds endToEnd) {

    static Second of(long at, Reading reading, long open) {
        return new Second(
                at,
                reading.offered(),
                reading.accepted(),
                reading.completed(),
                reading.ended(),
                reading.failed(),
                open,
                Milliseconds.of(reading.http()),
                Milliseconds.of(reading.endToEnd()));
    }
}
