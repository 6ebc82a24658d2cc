package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.InFlightTransactions.Delivery;
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
 * Sends records in order, for as long as it takes. At the first that fails it closes at once, on the very thread that
 * learns of it, so that no later record overtakes it.
 */
final class RelayProducer implements AutoCloseable {

    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(1);
    private static final int BUFFER = 16 << 20;

    private final Producer<byte[], byte[]> producer;
    private final KafkaClientMetrics metrics;
    private final PublishedCounter published;
    private final Set<String> known = new HashSet<>();

    RelayProducer(Map<String, Object> clientConfig, PublishedCounter published, MeterRegistry meters) {
        var config = new HashMap<String, Object>(clientConfig);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("max.in.flight.requests.per.connection", 5);
        config.put("retries", Integer.MAX_VALUE);
        config.put("delivery.timeout.ms", Integer.MAX_VALUE);
        config.put("request.timeout.ms", 15_000);
        config.put("max.block.ms", LONGEST_BLOCK.toMillis());
        config.put("metadata.max.idle.ms", Duration.ofDays(7).toMillis());
        config.put("reconnect.backoff.max.ms", 1_000);
        config.put("retry.backoff.max.ms", 1_000);
        config.put("buffer.memory", BUFFER);
        config.putIfAbsent("batch.size", 64 << 10);
        config.putIfAbsent("linger.ms", 0); // what comes while five requests are on their way shares the next one
        config.putIfAbsent("compression.type", "lz4"); // no more CPU than none, a quarter of the bytes when catching up
        config.put("enable.metrics.push", false);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
        this.published = published;
    }

    /** Whether the topic can be sent to without waiting; asks the brokers if need be, for a second at most. */
    boolean reaches(String topic) {
        if (known.contains(topic)) {
            return true;
        }
        try {
            producer.partitionsFor(topic);
            return known.add(topic);
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Does not block for a topic that is reached, as long as what is on the way is bounded. */
    void send(OutboxRecord event, Delivery delivery) {
        producer.send(event.toRecord(), (metadata, failure) -> {
            if (failure == null) {
                published.note(event);
                delivery.acknowledged();
            } else {
                delivery.failed(failure);
                producer.close(Duration.ZERO);
            }
        });
    }

    /** Drops what is on the way; it will be sent again. */
    @Override
    public void close() {
        metrics.close();
        producer.close(Duration.ZERO);
    }
}
