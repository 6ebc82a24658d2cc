package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.apache.kafka.clients.admin.ListOffsetsResult;
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
    private final TimeSource time;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Meter> gauges = new ConcurrentHashMap<>();
    private final ThreadLocal<Long> lastQuery = ThreadLocal.withInitial(() -> System.nanoTime() - INTERVAL.toNanos());
    private volatile @Nullable Mark unansweredSince;

    LagMonitor(
            EventMapperRegistry mappers,
            ObjectProvider<Admin> admin,
            OffsetCommitter offsets,
            MeterRegistry registry,
            TimeSource time) {
        this.admin = admin;
        this.offsets = offsets;
        this.registry = registry;
        this.time = time;
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
            answered(query(consumer, Set.copyOf(assigned)));
        } catch (InvalidOffsetException _) { // the next poll sets the position
            answered(true);
        } catch (RetriableException | BeansException e) {
            log.debug("no end offsets from the brokers: {}", e.toString());
            answered(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(boolean anything) {
        if (anything) {
            unansweredSince = null;
        } else if (unansweredSince == null) {
            unansweredSince = time.now();
        }
    }

    /** @return whether the brokers answered for any partition; one without a leader makes the others no less known */
    private boolean query(Consumer<?, ?> consumer, Set<TopicPartition> assigned) throws InterruptedException {
        ListOffsetsResult ends = admin.getObject()
                .listOffsets(
                        assigned.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())),
                        HIGH_WATERMARK);
        boolean answered = false;
        for (TopicPartition partition : assigned) {
            try {
                long end = ends.partitionResult(partition).get().offset();
                answered = true;
                observe(consumer, partition, end);
            } catch (ExecutionException e) {
                log.debug("no end offset of {} from the brokers: {}", partition, e.toString());
            }
        }
        return answered;
    }

    private void observe(Consumer<?, ?> consumer, TopicPartition partition, long end) {
        if (consumer.assignment().contains(partition)) { // the query for another position may have lost it
            long position = consumer.position(partition, TIMEOUT);
            Mark now = time.now();
            lags.compute(partition, (_, known) -> orUnknown(known, now).observed(position, end, now));
            gauges.computeIfAbsent(partition, this::gauge);
            offsets.reached(partition, position);
        }
    }

    /** Since when the brokers do not answer; empty if they do. */
    Optional<String> brokerAwayReason() {
        return Optional.ofNullable(unansweredSince)
                .filter(since -> time.since(since).compareTo(ANSWER_TIMEOUT) > 0)
                .map(since -> "the brokers do not answer since " + since.time());
    }

    /** Everything of a partition up to a record of this time has been processed. */
    void processed(TopicPartition partition, Instant recordTime) {
        Mark now = time.now();
        lags.compute(partition, (_, known) -> orUnknown(known, now).processed(recordTime, now));
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
        Mark now = time.now();
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

    private static Lag orUnknown(@Nullable Lag lag, Mark now) {
        return lag == null ? new Lag(1, null, now) : lag;
    }

    /**
     * How far one partition is behind. The age of its oldest unprocessed record is an upper bound, derived from what surely
     * came before it: the last processed record, and the last time when nothing was left. Immutable.
     *
     * @param newerThan the oldest unprocessed record is newer than that, by the clocks of producers and brokers
     * @param known since when that is known, or since when the partition has been assigned to this process
     */
    private record Lag(long records, @Nullable Instant newerThan, Mark known) {

        Lag observed(long position, long end, Mark now) {
            return end <= position ? new Lag(0, now.time(), now) : new Lag(end - position, newerThan, known);
        }

        Lag processed(Instant recordTime, Mark now) {
            boolean isLater = newerThan == null || recordTime.isAfter(newerThan) || newerThan.isAfter(now.time());
            return isLater ? new Lag(records, recordTime, now) : this;
        }

        /** As old as what is known if that is in the future, because the clock has been set back. */
        Duration age(Mark now) {
            if (records == 0) {
                return Duration.ZERO;
            }
            return newerThan == null || newerThan.isAfter(now.time())
                    ? Duration.ofNanos(now.nanoTime() - known.nanoTime())
                    : Duration.between(newerThan, now.time());
        }
    }
}
