package dev.waybill.messaging.lag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition is behind. How old its oldest unprocessed record is can only be said from what surely came before
 * it: the last processed record, and the last moment when there was nothing left. Immutable.
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

    /** At most this old is the oldest unprocessed record; with nothing to go by, as old as this partition is here. */
    Duration age(Instant now) {
        if (records == 0) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(newerThan == null ? seen : newerThan, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    boolean isKnownWithin(Duration bound, Instant now) {
        return records == 0 || (newerThan != null && age(now).compareTo(bound) < 0);
    }
}
