package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

/**
 * Isolates the failure of a batch: partition by partition, then record by record, so that it affects only the partition or
 * record that caused it. The order within a partition is kept. Spring's {@code DefaultErrorHandler} is not enough: it makes
 * every record of an exhausted batch a dead letter, and one partition that waits pauses all.
 */
final class EventBatchErrorHandler implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(EventBatchErrorHandler.class);

    /** After this time the remaining records are left to the next poll, because polling must go on. */
    private static final Duration MAX_DURATION = Duration.ofSeconds(15);

    private static final Duration DELAY_AFTER_CONSUMER_FAILURE = Duration.ofSeconds(2);

    private final EventBatchListener listener;
    private final OffsetCommitter offsets;
    private final PartitionBackOff backOff;
    private final ListenerContainerPauseService pauses;
    private final GroupMembership membership;
    private final ConsumerStatus status;
    private final ConsumerMetrics metrics;

    EventBatchErrorHandler(
            EventBatchListener listener,
            OffsetCommitter offsets,
            PartitionBackOff backOff,
            @Qualifier("consumerScheduler") TaskScheduler scheduler,
            GroupMembership membership,
            ConsumerStatus status,
            ConsumerMetrics metrics) {
        this.listener = listener;
        this.offsets = offsets;
        this.backOff = backOff;
        this.pauses = new ListenerContainerPauseService(null, scheduler);
        this.membership = membership;
        this.status = status;
        this.metrics = metrics;
    }

    /** So the container does not commit offsets of a failed batch, and gives us all of its records. */
    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> data,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        new FailedBatch(consumer, container).isolate(bytes(data), rootOf(thrown));
        membership.leaveIfDatabaseIsAway();
        status.polled();
    }

    /** A failure of the consumer itself, such as an answer of the brokers that it does not understand. */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        status.failing();
        log.error("the consumer failed and polls again", thrown);
        try {
            ListenerUtils.stoppableSleep(container, DELAY_AFTER_CONSUMER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked") // as the consumer factory creates them
    private static ConsumerRecords<byte[], byte[]> bytes(ConsumerRecords<?, ?> records) {
        return (ConsumerRecords<byte[], byte[]>) records;
    }

    private static RuntimeException rootOf(Exception thrown) {
        return thrown instanceof ListenerExecutionFailedException && thrown.getCause() instanceof RuntimeException cause
                ? cause
                : thrown instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
    }

    /** One failed batch; used once. */
    private final class FailedBatch {

        private final Consumer<?, ?> consumer;
        private final MessageListenerContainer container;
        private final long startedAt = System.nanoTime();

        FailedBatch(Consumer<?, ?> consumer, MessageListenerContainer container) {
            this.consumer = consumer;
            this.container = container;
        }

        /** First of all each partition is set back: whatever happens here, no record is skipped. */
        void isolate(ConsumerRecords<byte[], byte[]> batch, RuntimeException thrown) {
            var unprocessed = new ArrayList<List<ConsumerRecord<byte[], byte[]>>>();
            for (TopicPartition partition : batch.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> records = offsets.unprocessed(batch.records(partition));
                if (!records.isEmpty()) {
                    consumer.seek(partition, records.getFirst().offset());
                    unprocessed.add(records);
                }
            }
            FailureClassifier kind = FailureClassifier.of(thrown);
            if (unprocessed.size() > 1 && kind != FailureClassifier.DATABASE_UNAVAILABLE) {
                metrics.retried(kind);
                log.warn("a batch is retried partition by partition because of {}", thrown.toString());
            }
            RuntimeException failure = thrown;
            for (List<ConsumerRecord<byte[], byte[]>> records : unprocessed) {
                if (deadlineExceeded()) {
                    return;
                }
                if (FailureClassifier.of(failure) == FailureClassifier.DATABASE_UNAVAILABLE) {
                    backOff(records.getFirst(), failure);
                } else if (unprocessed.size() == 1) {
                    handleFailure(records, failure);
                } else {
                    failure = processPartition(records).orElse(failure);
                }
            }
        }

        private Optional<RuntimeException> processPartition(List<ConsumerRecord<byte[], byte[]>> records) {
            try {
                listener.process(records);
                seekAfter(records.getLast());
                return Optional.empty();
            } catch (RuntimeException e) {
                handleFailure(offsets.unprocessed(records), e);
                return Optional.of(e);
            }
        }

        private void handleFailure(List<ConsumerRecord<byte[], byte[]>> records, RuntimeException failure) {
            if (records.isEmpty()) {
                return;
            }
            ConsumerRecord<byte[], byte[]> first = records.getFirst();
            if (failure instanceof DeadLetterBrake.EngagedException engaged) {
                pause(first, engaged);
            } else if (FailureClassifier.of(failure) == FailureClassifier.NOT_RETRYABLE) {
                log.warn(
                        "{} is processed record by record because of {}",
                        EventBatchListener.partition(first),
                        failure.toString());
                processIndividually(records);
            } else {
                backOff(first, failure);
            }
        }

        private void processIndividually(List<ConsumerRecord<byte[], byte[]>> records) {
            for (ConsumerRecord<byte[], byte[]> each : records) {
                if (deadlineExceeded() || !processSingle(each)) {
                    return;
                }
            }
        }

        /** @return whether to go on with the next record */
        private boolean processSingle(ConsumerRecord<byte[], byte[]> record) {
            try (var _ = RecordMdc.of(record)) {
                try {
                    listener.process(List.of(record));
                } catch (RuntimeException e) {
                    if (e instanceof DeadLetterBrake.EngagedException
                            || FailureClassifier.of(e) != FailureClassifier.NOT_RETRYABLE) {
                        throw e;
                    }
                    log.error("the handler fails for an event", e);
                    listener.deadLetter(record, e);
                }
                seekAfter(record);
                return true;
            } catch (DeadLetterBrake.EngagedException e) {
                pause(record, e);
                return false;
            } catch (RuntimeException e) {
                backOff(record, e);
                return false;
            }
        }

        private void backOff(ConsumerRecord<byte[], byte[]> first, RuntimeException failure) {
            TopicPartition partition = EventBatchListener.partition(first);
            FailureClassifier kind = FailureClassifier.of(failure);
            metrics.retried(kind);
            Duration length = backOff.next(partition, kind);
            try (var _ = RecordMdc.of(first)) {
                log.warn(
                        "{}@{} is retried in {} ms because of {}",
                        partition,
                        first.offset(),
                        length.toMillis(),
                        failure.toString());
            }
            consumer.seek(partition, first.offset());
            pauses.pausePartition(container, partition, length);
        }

        private void pause(ConsumerRecord<byte[], byte[]> first, DeadLetterBrake.EngagedException engaged) {
            TopicPartition partition = EventBatchListener.partition(first);
            consumer.seek(partition, first.offset());
            pauses.pausePartition(container, partition, DeadLetterBrake.RETRY_INTERVAL);
            log.error("{}@{}: {}", partition, first.offset(), engaged.getMessage());
        }

        private void seekAfter(ConsumerRecord<byte[], byte[]> record) {
            consumer.seek(EventBatchListener.partition(record), record.offset() + 1);
        }

        private boolean deadlineExceeded() {
            return System.nanoTime() - startedAt > MAX_DURATION.toNanos();
        }
    }
}
