package dev.waybill.messaging.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The state of the relay, for health and metrics. Thread-safe. */
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

    private final Map<String, LongAdder> published = new ConcurrentHashMap<>();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String failureReason;
    private volatile long lagBytes;
    private volatile long retainedBytes;

    Phase phase() {
        return phase;
    }

    /** Enters a phase in which neither the relay nor PostgreSQL fails. */
    void enter(Phase next) {
        phase = next;
        failureReason = null;
    }

    void fail(String reason) {
        phase = Phase.FAILING;
        failureReason = reason;
    }

    /** Null unless the relay is failing. */
    @Nullable String failureReason() {
        return failureReason;
    }

    /** Write-ahead log that is not confirmed yet. */
    long lagBytes() {
        return lagBytes;
    }

    /** Write-ahead log that replication slots keep PostgreSQL from dropping. */
    long retainedBytes() {
        return retainedBytes;
    }

    /** @param confirmed the log position up to which the relay has confirmed */
    void update(RelayProgressRepository.Sample sample, long confirmed) {
        lagBytes = Math.max(0, sample.position() - confirmed);
        retainedBytes = sample.retained();
    }

    /** Counts an event that its topic has acknowledged, repeats included. */
    void countPublished(String topic) {
        published.computeIfAbsent(topic, name -> new LongAdder()).increment();
    }

    long publishedCount(String topic) {
        LongAdder count = published.get(topic);
        return count == null ? 0 : count.sum();
    }
}
