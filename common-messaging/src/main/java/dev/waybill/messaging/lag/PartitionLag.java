package dev.waybill.messaging.lag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition is behind. The age of its oldest unprocessed record is an upper bound, derived from what surely came
 * before it: the last processed record, and the last time when nothing was left. Immutable.
 */
record PartitionLag(long records, Instant seen, @Nullable Instant newerThan) {

    static PartitionLag unknown(Instant now) {
        return new PartitionLag(1, now, null);
    }

    PartitionLag observed(long position, long end, Instant now) {
        return end <= position ? new PartitionLag(0, seen, now) : new PartitionLag(end - position, seen, newerThan);
    }

    PartitionLag processed(Instant recordTime) {
        boolean later = newerThan == null || recordTime.isAfter(newerThan);
        return later ? new PartitionLag(records, seen, recordTime) : this;
    }

    /** The oldest unprocessed record is at most this old; if nothing is known, as old as the assignment of the partition. */
    Duration age(Instant now) {
        if (records == 0) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(newerThan == null ? seen : newerThan, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
