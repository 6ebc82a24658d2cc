package dev.waybill.system;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDv7s of this moment (RFC 9562, section 5.7). */
public final class Ids {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    public static String now() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | VERSION_7 | random.nextLong(1 << 12);
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
