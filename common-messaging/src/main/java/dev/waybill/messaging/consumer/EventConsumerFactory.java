package dev.waybill.messaging.consumer;

import dev.waybill.messaging.BatchThrottle;
import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import dev.waybill.messaging.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

/**
 * Creates consumers of raw bytes, so that no header decides how a value is deserialized. They poll as the
 * {@link CoalescingPoller} says, and begin a partition at its start if their offset does not exist. Kafka's own reset would
 * skip deleted records without a report.
 */
final class EventConsumerFactory extends DefaultKafkaConsumerFactory<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(EventConsumerFactory.class);

    private final ConsumerProperties properties;
    private final InboxRepository inbox;
    private final OffsetCommitter offsets;
    private final ConsumerMetrics metrics;

    EventConsumerFactory(
            KafkaClients clients,
            ConsumerProperties properties,
            @Value("${spring.application.name}") String service,
            InboxRepository inbox,
            OffsetCommitter offsets,
            ConsumerMetrics metrics,
            MeterRegistry registry) {
        super(
                config(clients, properties, clients.settings().prefixed(service)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.properties = properties;
        this.inbox = inbox;
        this.offsets = offsets;
        this.metrics = metrics;
        addListener(new MicrometerConsumerListener<>(registry));
    }

    private static Map<String, Object> config(KafkaClients clients, ConsumerProperties properties, String group) {
        Map<String, Object> config = clients.clientConfig();
        config.putAll(properties.client());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, CoalescingPoller.halfBatch(properties.maxBatch()));
        config.put(
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                properties.groupProtocol().name().toLowerCase(Locale.ROOT));
        if (properties.groupInstanceId() != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, properties.groupInstanceId());
        }
        if (properties.groupProtocol() == GroupProtocol.CLASSIC) {
            config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // how long partitions wait after a crash
        }
        return config;
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> config) {
        return new CoalescingConsumer(config);
    }

    private final class CoalescingConsumer extends ExtendedKafkaConsumer {

        private final CoalescingPoller poller = new CoalescingPoller(
                timeout -> super.poll(timeout),
                this::assignment,
                properties.maxBatch(),
                new BatchThrottle(properties.pace(), CoalescingPoller.halfBatch(properties.maxBatch())),
                System::nanoTime);

        CoalescingConsumer(Map<String, Object> config) {
            super(config);
        }

        /** A reset is between two batches: records that were polled before it must not count as processed after it. */
        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                return poller.poll(timeout);
            } catch (InvalidOffsetException e) {
                reset(e);
                return ConsumerRecords.empty();
            }
        }

        private void reset(InvalidOffsetException e) {
            Map<TopicPartition, Long> known = e instanceof OffsetOutOfRangeException outOfRange
                    ? outOfRange.offsetOutOfRangePartitions()
                    : Map.of();
            beginningOffsets(e.partitions()).forEach((partition, start) -> {
                if (assignment().contains(partition)) {
                    report(partition, known.get(partition), start);
                    seek(partition, start);
                    offsets.reset(partition, start);
                }
            });
        }

        /** The brokers forget the offsets of a group that is away for long: then every deleted record may be unread. */
        private void report(TopicPartition partition, @Nullable Long known, long start) {
            long offset = known == null ? 0 : known;
            if (known == null && inbox.isEmpty()) {
                log.info("this group is new and reads {} from {}", partition, start);
            } else if (offset < start) {
                metrics.skipped(partition.topic(), start - offset);
                log.error(
                        "{} records of {} were deleted before this group read them: it was at {}, the first record is {}",
                        start - offset,
                        partition,
                        known == null ? "no known offset" : offset,
                        start);
            } else if (offset > start) {
                log.error(
                        "{} ends before {}, which this group has read: the brokers have lost records; reading again from {}",
                        partition,
                        offset,
                        start);
            }
        }
    }
}
