package dev.waybill.messaging.consumer;

import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import dev.waybill.messaging.kafka.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

/**
 * Creates consumers of raw bytes, so that no header decides how a value is deserialized. They poll as the
 * {@link CoalescingPoller} says.
 */
final class EventConsumerFactory extends DefaultKafkaConsumerFactory<byte[], byte[]> {

    private final ConsumerProperties properties;

    EventConsumerFactory(
            KafkaSettings kafka,
            ConsumerProperties properties,
            @Value("${spring.application.name}") String service,
            MeterRegistry registry) {
        super(
                config(kafka, properties, kafka.prefixed(service)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.properties = properties;
        addListener(new MicrometerConsumerListener<>(registry));
    }

    private static Map<String, Object> config(KafkaSettings kafka, ConsumerProperties properties, String group) {
        Map<String, Object> config = kafka.clientConfig();
        config.putAll(properties.client());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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
                super::poll,
                this::assignment,
                properties.maxBatch(),
                new CoalescingPoller.PollThrottle(properties.pace(), CoalescingPoller.halfBatch(properties.maxBatch())),
                System::nanoTime);

        CoalescingConsumer(Map<String, Object> config) {
            super(config);
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            return poller.poll(timeout);
        }
    }
}
