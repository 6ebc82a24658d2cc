package dev.waybill.deadletters;

/**
 * Identifies a failure. There may be two dead letters of one failure, if the consumer was killed between publishing the
 * first and committing its offset.
 *
 * @param origin the coordinates of the failed record
 * @param timestamp the failed record's timestamp; distinguishes records of a deleted topic with the same name
 */
public record DeadLetterOrigin(RecordCoordinates origin, long timestamp, String group) {

    /** The same with one string per name, because there may be hundred thousands of it in memory. */
    DeadLetterOrigin interned() {
        return new DeadLetterOrigin(
                new RecordCoordinates(origin.topic().intern(), origin.partition(), origin.offset()),
                timestamp,
                group.intern());
    }
}
