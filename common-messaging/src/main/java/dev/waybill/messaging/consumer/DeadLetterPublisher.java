package dev.waybill.messaging.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.codec.InvalidRecordException;
import dev.waybill.messaging.kafka.DeclaredTopic;
import dev.waybill.messaging.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes records to the dead-letter topic of their topic and this group: the same partition, key, value and headers, with
 * Spring Kafka's headers about their origin, and the reason in headers of our own. No header repeats a value of the record.
 * The producer is not the relay's, because it must give up soon. Thread-safe.
 */
final class DeadLetterPublisher implements AutoCloseable {

    /** A stable code: {@value #HANDLER_FAILED}, or that of the rule which the record breaks. */
    static final String REASON = "waybill_dlt-reason";

    /** The header or JSON pointer and the rule, or where the handler failed. */
    static final String DETAIL = "waybill_dlt-detail";

    /** RFC 3339. */
    static final String FAILED_AT = "waybill_dlt-failed-at";

    static final String HANDLER_FAILED = "handler-failed";

    private static final int MAX_DETAIL = 500;
    private static final Duration MAX_BLOCK = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT_BUFFER = Duration.ofSeconds(1);

    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final SendingRecoverer recoverer;
    private final String group;
    private final Clock clock;

    DeadLetterPublisher(KafkaClients clients, @Value("${spring.application.name}") String service, Clock clock) {
        this.group = clients.settings().prefixed(service);
        this.producers = new DefaultKafkaProducerFactory<>(
                config(clients, group), new ByteArraySerializer(), new ByteArraySerializer());
        this.recoverer = new SendingRecoverer(new KafkaTemplate<>(producers), service);
        this.clock = clock;
        recoverer.setVerifyPartition(false); // the dead-letter topic was created with as many partitions
        recoverer.setFailIfSendResultIsError(true);
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EX_MSG);
        recoverer.setHeadersFunction((_, failure) -> headers(failure));
    }

    private static Map<String, Object> config(KafkaClients clients, String group) {
        Map<String, Object> config = clients.clientConfig();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-dead-letters");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) MAX_BLOCK.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        return config;
    }

    /** Sends a record. Only after {@link #await} it is acknowledged. */
    Future<?> send(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        try {
            return recoverer.send(record, failure);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Waits until the brokers have acknowledged a record, some seconds at most.
     *
     * @throws TransientFailureException if they have not; the record may be sent again
     */
    static void await(Future<?> sent) {
        try {
            sent.get(DELIVERY_TIMEOUT.plus(TIMEOUT_BUFFER).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TransientFailureException("the dead letter was not acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailureException("interrupted before the dead letter was acknowledged", e);
        }
    }

    /** The reason and its detail. */
    String describe(RuntimeException failure) {
        return reason(failure) + ", " + detail(failure);
    }

    /** The producer is created with the first dead letter, as dead letters are rare. */
    @Override
    public void close() {
        producers.destroy();
    }

    private Headers headers(Exception failure) {
        return new RecordHeaders()
                .add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, group.getBytes(UTF_8))
                .add(REASON, reason(failure).getBytes(UTF_8))
                .add(DETAIL, detail(failure).getBytes(UTF_8))
                .add(FAILED_AT, clock.instant().toString().getBytes(UTF_8));
    }

    private static String reason(Exception failure) {
        return failure instanceof InvalidRecordException invalid
                ? invalid.reason().code()
                : HANDLER_FAILED;
    }

    private String detail(Exception failure) {
        String detail = failure instanceof InvalidRecordException
                ? String.valueOf(failure.getMessage())
                : FailureClassifier.describe(failure);
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
    }

    /** Spring's recoverer waits for each record; this one leaves that to its caller, who has sent others meanwhile. */
    private static final class SendingRecoverer extends DeadLetterPublishingRecoverer {

        private final ThreadLocal<Future<?>> sent = new ThreadLocal<>();

        SendingRecoverer(KafkaTemplate<byte[], byte[]> template, String service) {
            super(
                    template,
                    (record, _) -> new TopicPartition(
                            DeclaredTopic.deadLetterName(record.topic(), service), record.partition()));
        }

        Future<?> send(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
            accept(record, failure);
            return sent.get();
        }

        @Override
        protected void verifySendResult(
                KafkaOperations<Object, Object> template,
                ProducerRecord<Object, Object> deadLetter,
                @Nullable CompletableFuture<SendResult<Object, Object>> result,
                ConsumerRecord<?, ?> record) {
            sent.set(
                    result != null
                            ? result
                            : CompletableFuture.failedFuture(new KafkaException("the dead letter was not sent")));
        }
    }
}
