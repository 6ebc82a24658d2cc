package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.consumer.ConsumerMetrics.Result;
import dev.waybill.messaging.consumer.RecordDecoder.DecodedRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * Processes the records of one poll: events in one transaction, then invalid records as dead letters, in their order.
 * Whatever is processed is noted for the offset commit, also if a later record fails; a failure is left to the
 * {@link EventBatchErrorHandler}. Between batches, and while no records come, commits offsets and measures the lag.
 */
final class EventBatchListener
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ApplicationListener<ListenerContainerIdleEvent> {

    private static final Logger log = LoggerFactory.getLogger(EventBatchListener.class);

    private final InboxRetentionWindow retention;
    private final RecordDecoder decoder;
    private final TransactionalBatchHandler handler;
    private final DeadLetterPublisher deadLetters;
    private final DeadLetterBrake brake;
    private final PartitionBackOff backOff;
    private final OffsetCommitter offsets;
    private final LagMonitor lag;
    private final ConsumerStatus status;
    private final ConsumerMetrics metrics;

    EventBatchListener(
            InboxRetentionWindow retention,
            RecordDecoder decoder,
            TransactionalBatchHandler handler,
            DeadLetterPublisher deadLetters,
            DeadLetterBrake brake,
            PartitionBackOff backOff,
            OffsetCommitter offsets,
            LagMonitor lag,
            ConsumerStatus status,
            ConsumerMetrics metrics) {
        this.retention = retention;
        this.decoder = decoder;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.brake = brake;
        this.backOff = backOff;
        this.offsets = offsets;
        this.lag = lag;
        this.status = status;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        process(records);
        betweenBatches(Objects.requireNonNull(consumer));
    }

    @Override
    public void onApplicationEvent(ListenerContainerIdleEvent event) {
        betweenBatches(event.getConsumer());
    }

    private void betweenBatches(Consumer<?, ?> consumer) {
        status.polled();
        offsets.commitIfDue(consumer);
        lag.queryIfDue(consumer);
    }

    /**
     * Processes records.
     *
     * @throws RuntimeException of the handler, of the database, or because a dead letter could not be published
     */
    void process(List<ConsumerRecord<byte[], byte[]>> records) {
        retention.refreshIfDue();
        List<DecodedRecord> decoded = records.stream().map(decoder::decode).toList();
        List<DecodedRecord.Valid> events = decoded.stream()
                .filter(DecodedRecord.Valid.class::isInstance)
                .map(DecodedRecord.Valid.class::cast)
                .toList();
        if (!events.isEmpty()) {
            handler.handle(events);
        }
        complete(decoded);
    }

    /**
     * Makes a record a dead letter because its handler failed.
     *
     * @throws TransientFailureException if the dead letter is not acknowledged
     * @throws DeadLetterBrake.EngagedException if the brake does not permit it
     */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        complete(
                List.of(new DecodedRecord.Invalid(record, decoder.decode(record).type(), failure)));
    }

    /** First sends all dead letters, so that many of them wait for the brokers together. */
    private void complete(List<DecodedRecord> decoded) {
        var sent = new ArrayDeque<Future<?>>();
        var brakeEngaged = Optional.<RuntimeException>empty();
        for (Iterator<DecodedRecord> each = decoded.iterator(); each.hasNext() && brakeEngaged.isEmpty(); ) {
            brakeEngaged = send(each.next(), sent);
        }
        for (DecodedRecord each : decoded) {
            switch (each) {
                case DecodedRecord.Valid _ -> {}
                case DecodedRecord.Ignored ignored -> metrics.count(ignored.type(), Result.IGNORED);
                case DecodedRecord.Invalid invalid -> {
                    if (sent.isEmpty()) {
                        throw brakeEngaged.orElseThrow();
                    }
                    await(sent.remove(), invalid);
                }
            }
            processed(each.record());
        }
    }

    /** @return the exception of the brake if that does not permit a dead letter */
    private Optional<RuntimeException> send(DecodedRecord decoded, Queue<Future<?>> sent) {
        try {
            switch (decoded) {
                case DecodedRecord.Ignored _ -> {}
                case DecodedRecord.Valid valid -> brake.release(partition(valid.record()));
                case DecodedRecord.Invalid invalid -> {
                    brake.check(invalid.record(), invalid.failure());
                    sent.add(deadLetters.send(invalid.record(), invalid.failure()));
                    brake.count(invalid.record(), invalid.failure());
                }
            }
            return Optional.empty();
        } catch (DeadLetterBrake.EngagedException e) {
            return Optional.of(e);
        }
    }

    private void await(Future<?> sent, DecodedRecord.Invalid invalid) {
        try (var _ = RecordMdc.of(invalid.record())) {
            DeadLetterPublisher.await(sent);
            log.warn(
                    "{}@{} became a dead letter: {}",
                    partition(invalid.record()),
                    invalid.record().offset(),
                    deadLetters.describe(invalid.failure()));
        }
        metrics.count(invalid.type(), Result.DEAD_LETTERED);
    }

    private void processed(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = partition(record);
        offsets.processed(record);
        backOff.succeeded(partition);
        lag.processed(partition, Instant.ofEpochMilli(record.timestamp()));
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
