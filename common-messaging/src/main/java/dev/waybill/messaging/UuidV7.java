package dev.waybill.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDv7s (RFC 9562), increasing within this process. Thread-safe. */
public final class UuidV7 {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final TimeBasedEpochGenerator TIMED = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** An id of the given time, of which it keeps the milliseconds: ids compare as their times do. */
    public static UUID at(Instant time) {
        return TIMED.construct(time.toEpochMilli());
    }
}
