package dev.waybill.messaging.relay;

import org.jspecify.annotations.Nullable;

/** How the relay is, for those who watch it. Thread-safe. */
final class RelayStatus {

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
    private volatile long retainedBytes;

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

    /** Write-ahead log that is not confirmed yet. */
    long lagBytes() {
        return lagBytes;
    }

    /** Write-ahead log that replication slots keep PostgreSQL from dropping. */
    long retainedBytes() {
        return retainedBytes;
    }

    /** @param confirmed up to where the relay has confirmed the log */
    void saw(RelayProgressRepository.Sample sample, long confirmed) {
        lagBytes = Math.max(0, sample.position() - confirmed);
        retainedBytes = sample.retained();
    }
}
