package dev.waybill.messaging.consumer;

import dev.waybill.messaging.consumer.ConsumerSettings.GroupProtocol;
import dev.waybill.messaging.kafka.KafkaSettings;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Creates consumers of raw bytes: no header decides how a value is deserialized. */
final class KafkaConsumers {

    private final KafkaSettings kafka;
    private final ConsumerSettings settings;
    private final String group;

    KafkaConsumers(KafkaSettings kafka, ConsumerSettings settings, String group) {
        this.kafka = kafka;
        this.settings = settings;
        this.group = group;
    }

    KafkaConsumer<byte[], byte[]> open(int number) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + number);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Polling.halfBatch(settings.maxBatch()));
        config.put(
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                settings.groupProtocol().name().toLowerCase(Locale.ROOT));
        if (settings.groupProtocol() == GroupProtocol.CLASSIC) {
            config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // how long partitions wait after a crash
        }
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
