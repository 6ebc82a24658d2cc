package dev.waybill.messaging.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * How far the partitions of this process are behind. The high watermarks of each consumer's partitions are read about once
 * a second, by the admin client: a consumer's own end offsets stop at an open transaction. Thread-safe.
 */
final class LagMonitor {

    private static final Logger log = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final ListOffsetsOptions HIGH_WATERMARK =
            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs((int) TIMEOUT.toMillis());

    private final ObjectProvider<Admin> admin;
    private final OffsetCommitter offsets;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Meter> gauges = new ConcurrentHashMap<>();
    private final ThreadLocal<Long> lastQuery = ThreadLocal.withInitial(() -> System.nanoTime() - INTERVAL.toNanos());
    private volatile @Nullable Instant unansweredSince;

    LagMonitor(
            EventMapperRegistry mappers,
            ObjectProvider<Admin> admin,
            OffsetCommitter offsets,
            MeterRegistry registry,
            Clock clock) {
        this.admin = admin;
        this.offsets = offsets;
        this.registry = registry;
        this.clock = clock;
        for (String topic : mappers.topics()) {
            Gauge.builder("waybill.consumer.lag.seconds", this, lag -> lag.seconds(topic))
                    .description("age of the oldest unprocessed record, 0 if there is none")
                    .tag("topic", topic)
                    .register(registry);
        }
    }

    /** To be called between batches on the consumer's thread, when its position is what it has processed. */
    void queryIfDue(Consumer<?, ?> consumer) {
        if (System.nanoTime() - lastQuery.get() < INTERVAL.toNanos()) {
            return;
        }
        lastQuery.set(System.nanoTime());
        Set<TopicPartition> assigned = consumer.assignment();
        if (assigned.isEmpty()) { // its topics may have been deleted: no other answer is to come
            unansweredSince = null;
            return;
        }
        try {
            query(consumer, assigned);
            unansweredSince = null;
        } catch (InvalidOffsetException _) { // the next poll sets the position
            unansweredSince = null;
        } catch (ExecutionException | RetriableException | BeansException e) {
            log.debug("no end offsets from the brokers: {}", e.toString());
            if (unansweredSince == null) {
                unansweredSince = clock.instant();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void query(Consumer<?, ?> consumer, Set<TopicPartition> assigned)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.getObject()
                .listOffsets(
                        assigned.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())),
                        HIGH_WATERMARK)
                .all()
                .get();
        for (var end : ends.entrySet()) {
            TopicPartition partition = end.getKey();
            if (consumer.assignment().contains(partition)) { // the query for another position may have lost it
                long position = consumer.position(partition, TIMEOUT);
                Instant now = clock.instant();
                lags.compute(
                        partition,
                        (_, known) -> orUnknown(known, now)
                                .observed(position, end.getValue().offset(), now));
                gauges.computeIfAbsent(partition, this::gauge);
                offsets.reached(partition, position);
            }
        }
    }

    /** Since when the brokers do not answer; empty if they do. */
    Optional<String> brokerAwayReason() {
        return Optional.ofNullable(unansweredSince)
                .filter(since -> since.plus(ANSWER_TIMEOUT).isBefore(clock.instant()))
                .map(since -> "the brokers do not answer since " + since);
    }

    /** Everything of a partition up to a record of this time has been processed. */
    void processed(TopicPartition partition, Instant recordTime) {
        Instant now = clock.instant();
        lags.compute(partition, (_, known) -> orUnknown(known, now).processed(recordTime));
    }

    /** These partitions are no longer assigned to this process. */
    void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lags.remove(partition);
            Meter gauge = gauges.remove(partition);
            if (gauge != null) {
                registry.remove(gauge);
            }
        }
    }

    private double seconds(String topic) {
        Instant now = clock.instant();
        return lags.entrySet().stream()
                .filter(lag -> lag.getKey().topic().equals(topic))
                .mapToDouble(lag -> lag.getValue().age(now).toMillis() / 1_000.0)
                .max()
                .orElse(0);
    }

    private Gauge gauge(TopicPartition partition) {
        return Gauge.builder("waybill.consumer.lag.records", lags, known -> {
                    Lag lag = known.get(partition);
                    return lag == null ? 0 : lag.records();
                })
                .description("records that this partition is behind")
                .tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
                .register(registry);
    }

    private static Lag orUnknown(@Nullable Lag lag, Instant now) {
        return lag == null ? new Lag(1, now, null) : lag;
    }

    /**
     * How far one partition is behind. The age of its oldest unprocessed record is an upper bound, derived from what surely
     * came before it: the last processed record, and the last time when nothing was left. Immutable.
     *
     * @param assigned when the partition was assigned to this process
     */
    private record Lag(
            long records, Instant assigned, @Nullable Instant newerThan) {

        Lag observed(long position, long end, Instant now) {
            return end <= position ? new Lag(0, assigned, now) : new Lag(end - position, assigned, newerThan);
        }

        Lag processed(Instant recordTime) {
            boolean later = newerThan == null || recordTime.isAfter(newerThan);
            return later ? new Lag(records, assigned, recordTime) : this;
        }

        /** The oldest unprocessed record is at most this old; if nothing is known, as old as the assignment. */
        Duration age(Instant now) {
            if (records == 0) {
                return Duration.ZERO;
            }
            Duration age = Duration.between(newerThan == null ? assigned : newerThan, now);
            return age.isNegative() ? Duration.ZERO : age;
        }
    }
}
