package dev.waybill.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerProducerListener;

/**
 * Creates the producer of each session of the relay, and registers its metrics.
 *
 * <p>It returns the producer itself, not the wrapper that its superclass shares among callers. The relay must close a
 * producer at its first failure, at once and on the thread of the callback, or a later record overtakes the failed one.
 * The wrapper ignores {@code close}, and {@code reset} closes the producer that the factory holds at that moment: after a
 * late callback of an ended session, that of the next session. {@code KafkaTemplate} sends through the same wrapper.
 */
class RelayProducerFactory extends DefaultKafkaProducerFactory<byte[], byte[]> {

    /** There is one producer of a factory at a time. */
    private static final String METRICS_ID = "relay";

    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Not unlimited: after the crash of a broker with several requests in flight, a partition was seen to reject the retries
     * of this producer for ever (OUT_OF_ORDER_SEQUENCE_NUMBER). Only a new producer gets on.
     */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    private static final int BUFFER_MEMORY = 16 << 20;

    private final String topicPrefix;

    /**
     * @param topicPrefix of the topics on the brokers
     * @param clientConfig may override what does not affect the order or the safety of records
     */
    RelayProducerFactory(String topicPrefix, Map<String, Object> clientConfig, MeterRegistry meters) {
        super(producerConfig(clientConfig), new ByteArraySerializer(), new ByteArraySerializer());
        this.topicPrefix = topicPrefix;
        addListener(new MicrometerProducerListener<>(meters));
    }

    String topicPrefix() {
        return topicPrefix;
    }

    private static Map<String, Object> producerConfig(Map<String, Object> clientConfig) {
        var config = new HashMap<String, Object>(clientConfig);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("max.in.flight.requests.per.connection", 5);
        config.put("retries", Integer.MAX_VALUE);
        config.putIfAbsent("delivery.timeout.ms", (int) DELIVERY_TIMEOUT.toMillis());
        config.putIfAbsent("request.timeout.ms", (int) REQUEST_TIMEOUT.toMillis());
        config.put("max.block.ms", MAX_BLOCK.toMillis());
        config.put("metadata.max.idle.ms", Duration.ofDays(7).toMillis());
        config.put("reconnect.backoff.max.ms", 1_000);
        config.put("retry.backoff.max.ms", 1_000);
        config.put("buffer.memory", BUFFER_MEMORY);
        config.putIfAbsent("batch.size", 64 << 10);
        config.putIfAbsent("linger.ms", 0); // records that arrive while five requests are in flight share the next one
        config.putIfAbsent(
                "compression.type",
                "lz4"); // costs no more CPU than none, and sends a quarter of the bytes when catching up
        config.put("enable.metrics.push", false);
        return config;
    }

    /** A producer of the caller's own, with the {@code client.id} as configured; to be closed with {@link #close}. */
    @Override
    public Producer<byte[], byte[]> createNonTransactionalProducer() {
        Producer<byte[], byte[]> producer = createRawProducer(getConfigurationProperties());
        getListeners().forEach(listener -> listener.producerAdded(METRICS_ID, producer));
        return producer;
    }

    /** Discards the records in flight, and returns after the last callback. */
    void close(Producer<byte[], byte[]> producer) {
        getListeners().forEach(listener -> listener.producerRemoved(METRICS_ID, producer));
        producer.close(Duration.ZERO);
    }
}
