package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.InFlightTransactions.SendCallback;
import dev.waybill.messaging.tracing.EventTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records in order and retries them until a time limit. At the first failure it closes the producer at once, on the
 * thread of the callback, so that no later record overtakes the failed one; the relay then sends everything that is not
 * acknowledged again, with a new producer.
 */
final class RelayProducer implements AutoCloseable {

    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Not unlimited: after the crash of a broker with several requests in flight, a partition was seen to reject the retries
     * of this producer for ever (OUT_OF_ORDER_SEQUENCE_NUMBER). Only a new producer gets on.
     */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    private static final int BUFFER_MEMORY = 16 << 20;

    private final Producer<byte[], byte[]> producer;
    private final KafkaClientMetrics metrics;
    private final RelayStatus status;
    private final EventTracing tracing;
    private final Set<String> reachableTopics = new HashSet<>();

    RelayProducer(Map<String, Object> clientConfig, RelayStatus status, EventTracing tracing, MeterRegistry meters) {
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
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
        this.status = status;
        this.tracing = tracing;
    }

    /** Whether sending to the topic does not block; queries the brokers if necessary, for a second at most. */
    boolean isTopicReachable(String topic) {
        if (reachableTopics.contains(topic)) {
            return true;
        }
        try {
            producer.partitionsFor(topic);
            return reachableTopics.add(topic);
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Does not block for a reachable topic as long as the records in flight fit into the producer's buffer. */
    void send(OutboxRecord event, SendCallback callback) {
        producer.send(event.toProducerRecord(), (metadata, failure) -> {
            if (failure == null) {
                status.countPublished(event.topic());
                tracing.recordPublished(event.topic(), event.envelope());
                callback.acknowledged();
            } else {
                callback.failed(failure);
                producer.close(Duration.ZERO);
            }
        });
    }

    /** Discards the records in flight; they will be sent again. */
    @Override
    public void close() {
        metrics.close();
        producer.close(Duration.ZERO);
    }
}
