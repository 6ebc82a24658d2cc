package dev.waybill.messaging.outbox;

import dev.waybill.messaging.tracing.EventTracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one session in order and keeps the transactions that are not acknowledged in full, oldest first.
 * Records are retried until a time limit. At the first failure the producer closes at once, on the thread of the callback,
 * so that no later record overtakes the failed one; the next session sends everything that is not acknowledged again. One
 * thread sends and queries; acknowledgements arrive on another.
 */
final class RelayProducer implements AutoCloseable {

    private static final int MAX_RECORDS = 8_000;
    private static final long MAX_BYTES = 8L << 20;
    private static final long MAX_WAIT_NANOS = 20_000_000;

    private final RelayProducerFactory factory;
    private final Producer<byte[], byte[]> producer;
    private final RelayStatus status;
    private final EventTracing tracing;
    private final Set<String> reachableTopics = new HashSet<>();
    private final Deque<Transaction> transactions = new ArrayDeque<>();

    /** The latest offset in each partition, for the thread of the callbacks alone. */
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile @Nullable Thread waiting;
    private long acknowledged;

    /** {@code open} counts its unacknowledged records, and one more until it is complete. */
    private static final class Transaction {
        final Instant committedAt;
        final AtomicInteger open = new AtomicInteger(1);
        long end;

        Transaction(Instant committedAt) {
            this.committedAt = committedAt;
        }
    }

    /** The brokers did not acknowledge an event. It will be published again, with everything after it. */
    static final class NotAcknowledgedException extends RuntimeException {

        /** @param cause null if there was no answer in the time that the caller had */
        NotAcknowledgedException(@Nullable Throwable cause) {
            super(cause == null ? "the brokers do not acknowledge events" : "the brokers rejected an event", cause);
        }

        boolean isTimeout() {
            return getCause() == null || getCause() instanceof TimeoutException;
        }
    }

    /** A partition has given an event an offset that it had given to an acknowledged one: that one is no longer there. */
    static final class LostEventsException extends RuntimeException {

        LostEventsException(String topic) {
            super("topic " + topic + " has lost events that it had acknowledged");
        }
    }

    RelayProducer(RelayProducerFactory factory, RelayStatus status, EventTracing tracing) {
        this.factory = factory;
        this.producer = factory.createNonTransactionalProducer();
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

    void begin(Instant committedAt) {
        transactions.addLast(new Transaction(committedAt));
    }

    /**
     * Sends a record of the latest transaction. Does not block for a reachable topic as long as the records in flight fit
     * into the producer's buffer.
     *
     * @param now by the database's clock; may be a little behind
     * @throws NotAcknowledgedException after a failure
     */
    void send(OutboxRecord event, Instant now) {
        Transaction transaction = transactions.getLast();
        int size = event.size();
        transaction.open.incrementAndGet();
        records.incrementAndGet();
        bytes.addAndGet(size);
        var record = event.toProducerRecord(factory.topicPrefix(), now);
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception != null) {
                    fail(exception);
                } else if (hasLostEvents(metadata)) {
                    fail(new LostEventsException(record.topic()));
                } else {
                    status.countPublished();
                    tracing.recordPublished(record.topic(), event.envelope());
                    acknowledge(transaction, size);
                }
            });
        } catch (RuntimeException e) {
            throwFailure(); // after which the producer is closed
            throw e;
        }
    }

    private void throwFailure() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new NotAcknowledgedException(cause);
        }
    }

    /** An idempotent producer goes on after a broker has lost the end of its log, as if nothing had happened. */
    private boolean hasLostEvents(RecordMetadata metadata) {
        if (!metadata.hasOffset()) {
            return false;
        }
        Long before = offsets.put(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
        return before != null && before >= metadata.offset();
    }

    private void fail(Exception cause) {
        failure.compareAndSet(null, cause);
        LockSupport.unpark(waiting);
        producer.close(Duration.ZERO);
    }

    private void acknowledge(Transaction transaction, int size) {
        bytes.addAndGet(-size);
        int left = records.decrementAndGet();
        transaction.open.decrementAndGet();
        if (left < MAX_RECORDS * 3 / 4) {
            LockSupport.unpark(waiting);
        }
    }

    /** @param end the log position that is safe once the latest transaction and all before it are acknowledged */
    void commit(long end) {
        Transaction transaction = transactions.getLast();
        transaction.end = end;
        transaction.open.decrementAndGet();
    }

    /**
     * Removes what is acknowledged, and returns the position before which everything is; 0 if not known.
     *
     * @throws NotAcknowledgedException after a failure; nothing may be sent after it, or it could overtake the failed record
     */
    long removeAcknowledged() {
        throwFailure();
        for (Transaction oldest = transactions.peekFirst();
                oldest != null && oldest.open.get() == 0;
                oldest = transactions.peekFirst()) {
            acknowledged = oldest.end;
            transactions.removeFirst();
        }
        return acknowledged;
    }

    /** Whether no record is in flight and no transaction is read in part. Call {@link #removeAcknowledged} first. */
    boolean isEmpty() {
        return transactions.isEmpty();
    }

    /** The commit time of the oldest transaction, by the database's clock. */
    @Nullable Instant oldest() {
        Transaction oldest = transactions.peekFirst();
        return oldest == null ? null : oldest.committedAt;
    }

    boolean isFull() {
        return records.get() >= MAX_RECORDS || bytes.get() >= MAX_BYTES;
    }

    /** Waits for acknowledgements, some milliseconds at most. */
    void await() {
        waiting = Thread.currentThread();
        if (!transactions.isEmpty() && failure.get() == null) {
            LockSupport.parkNanos(MAX_WAIT_NANOS);
        }
        waiting = null;
    }

    /** Discards the records in flight; they will be sent again. */
    @Override
    public void close() {
        factory.close(producer);
    }
}
