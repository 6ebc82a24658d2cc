package dev.waybill.messaging.relay;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The transactions whose events are sent but not all acknowledged, oldest first. One thread sends and queries;
 * acknowledgements may arrive on any thread.
 */
final class InFlightTransactions {

    private static final int MAX_RECORDS = 8_000;
    private static final long MAX_BYTES = 8L << 20;

    private final Deque<Transaction> transactions = new ArrayDeque<>();
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

    /** Receives the result of sending one record. */
    interface SendCallback {

        void acknowledged();

        void failed(Exception e);
    }

    void begin(Instant committedAt) {
        transactions.addLast(new Transaction(committedAt));
    }

    /** Adds a record to the latest transaction. */
    SendCallback send(int size) {
        Transaction transaction = transactions.getLast();
        transaction.open.incrementAndGet();
        records.incrementAndGet();
        bytes.addAndGet(size);
        return new SendCallback() {
            @Override
            public void acknowledged() {
                bytes.addAndGet(-size);
                int left = records.decrementAndGet();
                transaction.open.decrementAndGet();
                if (left < MAX_RECORDS * 3 / 4) {
                    LockSupport.unpark(waiting);
                }
            }

            @Override
            public void failed(Exception e) {
                failure.compareAndSet(null, e);
                LockSupport.unpark(waiting);
            }
        };
    }

    /** @param end the log position that is safe once the latest transaction and all before it are acknowledged */
    void commit(long end) {
        Transaction transaction = transactions.getLast();
        transaction.end = end;
        transaction.open.decrementAndGet();
    }

    /** The position before which everything is acknowledged; 0 if not known. */
    long acknowledged() {
        for (Transaction oldest = transactions.peekFirst();
                oldest != null && oldest.open.get() == 0;
                oldest = transactions.peekFirst()) {
            acknowledged = oldest.end;
            transactions.removeFirst();
        }
        return acknowledged;
    }

    /** Whether no record is in flight and no transaction is read in part. Call {@link #acknowledged} first. */
    boolean isEmpty() {
        return transactions.isEmpty();
    }

    /** The commit time of the oldest transaction, by the database's clock. */
    @Nullable Instant oldest() {
        Transaction oldest = transactions.peekFirst();
        return oldest == null ? null : oldest.committedAt;
    }

    /** The first failure; nothing may be sent after it, or it could overtake the failed record. */
    @Nullable Exception failure() {
        return failure.get();
    }

    boolean isFull() {
        return records.get() >= MAX_RECORDS || bytes.get() >= MAX_BYTES;
    }

    /** Waits for acknowledgements, some milliseconds at most. */
    void await() {
        waiting = Thread.currentThread();
        if (!transactions.isEmpty() && failure.get() == null) {
            LockSupport.parkNanos(20_000_000);
        }
        waiting = null;
    }
}
