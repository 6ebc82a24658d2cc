package dev.waybill.messaging.deadletters;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes records to the dead-letter topic of their topic and this group. Thread-safe. */
public final class DeadLetters implements AutoCloseable {

    private final KafkaSettings settings;
    private final String group;
    private final Clock clock;
    private @Nullable Producer<byte[], byte[]> producer;

    public DeadLetters(KafkaSettings settings, String group, Clock clock) {
        this.settings = settings;
        this.group = group;
        this.clock = clock;
    }

    /** Sends a record. Only after {@link #await} it is acknowledged. */
    public Future<RecordMetadata> send(ConsumerRecord<byte[], byte[]> record, FailureReason reason) {
        try {
            return producer().send(DeadLetterRecord.of(record, group, reason, clock.instant()));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Waits for a few seconds at most until the brokers have acknowledged a record.
     *
     * @throws TransientFailureException if they have not; the record may be sent again
     */
    public static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new TransientFailureException("the dead letter was not acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailureException("interrupted before the dead letter was acknowledged", e);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    /** Created with the first dead letter, as dead letters are rare. */
    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> config = settings.clientConfig();
            config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-dead-letters");
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
            config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
