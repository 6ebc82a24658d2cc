package dev.waybill.messaging.relay;

import org.jspecify.annotations.Nullable;

/** How the relay is, for those who watch it. Thread-safe. */
final class Condition {

    enum Phase {
        STARTING,
        STANDING_BY,
        WAITING_FOR_BROKER,
        RECOVERING,
        STREAMING,
        FAILING,
        STOPPED
    }

    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String trouble;
    private volatile long lagBytes;

    Phase phase() {
        return phase;
    }

    /** All is well as far as it depends on the relay and PostgreSQL. */
    void is(Phase now) {
        phase = now;
        trouble = null;
    }

    void fails(String why) {
        phase = Phase.FAILING;
        trouble = why;
    }

    /** Why it is failing; null if it is not. */
    @Nullable String trouble() {
        return trouble;
    }

    long lagBytes() {
        return lagBytes;
    }

    void lagBytes(long bytes) {
        lagBytes = Math.max(0, bytes);
    }
}
