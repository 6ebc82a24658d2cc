package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import dev.waybill.messaging.codec.InvalidRecordException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Stops a partition from becoming dead letters because of a bad release: events that are refused one after another are more
 * likely the fault of this service. Unreadable records do not count. It ends with the first event that succeeds, with a
 * restart, or when an operator releases the partition. Thread-safe.
 */
final class DeadLetterBrake {

    /** How often a paused partition tries its next record. */
    static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final TimeSource time;
    private final Map<TopicPartition, Run> runs = new ConcurrentHashMap<>();

    /**
     * A partition that this brake has paused.
     *
     * @param partition as {@code orders-3}
     * @param deadLetters the orders whose events became dead letters before
     */
    record PausedPartition(String partition, Instant since, int deadLetters) {}

    /** A partition must not have more dead letters for now. */
    static final class EngagedException extends RuntimeException {

        private EngagedException(int count, RuntimeException cause) {
            super(
                    count
                            + " events of different orders in a row became dead letters; the partition is paused until one"
                            + " succeeds, which is tried once a minute, or an operator releases it: ./waybill"
                            + " dead-letters release",
                    cause);
        }
    }

    /** The dead letters of a partition since its last success. Guarded by itself. */
    private static final class Run {
        private final LinkedHashMap<ByteBuffer, Mark> keys = new LinkedHashMap<>();
        private @Nullable Instant engagedSince;
    }

    /** @param limit so many dead letters in a row are permitted */
    DeadLetterBrake(int limit, TimeSource time) {
        this.limit = limit;
        this.time = time;
    }

    /** @throws EngagedException if this record must not become a dead letter now */
    void check(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        Run run = runs.get(EventBatchListener.partition(record));
        if (run == null || !counts(failure)) {
            return;
        }
        synchronized (run) {
            if (run.engagedSince != null) {
                throw new EngagedException(run.keys.size(), failure);
            }
        }
    }

    /** A record has become a dead letter. */
    void count(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        if (!counts(failure) || record.key() == null) {
            return;
        }
        Run run = runs.computeIfAbsent(EventBatchListener.partition(record), _ -> new Run());
        Mark now = time.now();
        synchronized (run) {
            run.keys.values().removeIf(each -> time.since(each).compareTo(WINDOW) > 0);
            run.keys.putIfAbsent(ByteBuffer.wrap(record.key()), now);
            if (run.keys.size() >= limit) {
                run.engagedSince = now.time();
            }
        }
    }

    /** Ends the run of a partition. Returns whether it was paused. */
    boolean release(TopicPartition partition) {
        if (runs.isEmpty()) {
            return false;
        }
        Run run = runs.remove(partition);
        if (run == null) {
            return false;
        }
        synchronized (run) {
            return run.engagedSince != null;
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(runs::remove);
    }

    List<PausedPartition> paused() {
        var paused = new ArrayList<PausedPartition>();
        runs.forEach((partition, run) -> {
            synchronized (run) {
                if (run.engagedSince != null) {
                    paused.add(new PausedPartition(partition.toString(), run.engagedSince, run.keys.size()));
                }
            }
        });
        return paused;
    }

    /** Which partitions are paused; empty if none is. */
    Optional<String> reason() {
        List<PausedPartition> paused = paused();
        return paused.isEmpty()
                ? Optional.empty()
                : Optional.of("too many dead letters in a row: "
                        + paused.stream()
                                .map(PausedPartition::partition)
                                .sorted()
                                .toList());
    }

    /** Only what this service refuses though it is readable. */
    private static boolean counts(RuntimeException failure) {
        return !(failure instanceof InvalidRecordException invalid) || invalid.isAboutFacts();
    }
}
