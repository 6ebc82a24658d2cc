package dev.waybill.messaging.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the partitions of this process are behind, as its consumers report about once a second. Thread-safe. */
public final class ConsumerLag {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<TopicPartition, PartitionLag> lags = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Meter> gauges = new ConcurrentHashMap<>();

    public ConsumerLag(Collection<String> topics, MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (String topic : Set.copyOf(topics)) {
            Gauge.builder("waybill.consumer.lag.seconds", this, lag -> lag.seconds(topic))
                    .description("age of the oldest unprocessed record, 0 if there is none")
                    .tag("topic", topic)
                    .register(registry);
        }
    }

    /** Where a partition is and where it ends. */
    public void observed(TopicPartition partition, long position, long end) {
        Instant now = clock.instant();
        lags.compute(partition, (_, known) -> orUnknown(known, now).observed(position, end, now));
        gauges.computeIfAbsent(partition, this::gauge);
    }

    /** Everything of a partition up to a record of this time has been processed. */
    public void processed(TopicPartition partition, Instant recordTime) {
        Instant now = clock.instant();
        lags.compute(partition, (_, known) -> orUnknown(known, now).processed(recordTime));
    }

    /** These partitions are no longer assigned to this process. */
    public void forget(Collection<TopicPartition> partitions) {
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
        return Gauge.builder("waybill.consumer.lag.records", this, lag -> lag.records(partition))
                .description("records that this partition is behind")
                .tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
                .register(registry);
    }

    private double records(TopicPartition partition) {
        PartitionLag lag = lags.get(partition);
        return lag == null ? 0 : lag.records();
    }

    private static PartitionLag orUnknown(@Nullable PartitionLag lag, Instant now) {
        return lag == null ? PartitionLag.unknown(now) : lag;
    }
}
