package dev.waybill.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Generates UUIDv7s (RFC 9562), increasing within this process. Thread-safe. */
public final class UuidV7 {

    /** How far the clocks of services, databases and brokers may differ, and so the times in ids. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final TimeBasedEpochGenerator FIXED_TIME_GENERATOR = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The time in an id, in milliseconds. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** An id with the given time, in milliseconds: ids are ordered as their times are. */
    public static UUID at(Instant time) {
        return FIXED_TIME_GENERATOR.construct(time.toEpochMilli());
    }

    /** A lower bound of the ids with that time, in milliseconds, or a later one. */
    public static UUID lowerBound(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
    }
}
