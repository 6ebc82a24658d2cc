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
 * The transactions that are on their way, oldest first. One thread sends and asks; acknowledgements may come on any
 * thread.
 */
final class InFlightTransactions {

    private static final int MOST_RECORDS = 8_000;
    private static final long MOST_BYTES = 8L << 20;

    private final Deque<Transaction> transactions = new ArrayDeque<>();
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile @Nullable Thread waiting;
    private long acknowledged;

    /** {@code open} counts its records on the way, and one more until it is complete. */
    private static final class Transaction {
        final Instant committedAt;
        final AtomicInteger open = new AtomicInteger(1);
        long end;

        Transaction(Instant committedAt) {
            this.committedAt = committedAt;
        }
    }

    /** What to tell of the fate of one record. */
    interface Delivery {
        void acknowledged();

        void failed(Exception e);
    }

    void begin(Instant committedAt) {
        transactions.addLast(new Transaction(committedAt));
    }

    /** Another record of the latest transaction sets off. */
    Delivery send(int size) {
        Transaction transaction = transactions.getLast();
        transaction.open.incrementAndGet();
        records.incrementAndGet();
        bytes.addAndGet(size);
        return new Delivery() {
            @Override
            public void acknowledged() {
                bytes.addAndGet(-size);
                int left = records.decrementAndGet();
                transaction.open.decrementAndGet();
                if (left < MOST_RECORDS * 3 / 4) {
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

    /** Whether nothing is on its way, nor a transaction half read. Ask {@link #acknowledged} first. */
    boolean isEmpty() {
        return transactions.isEmpty();
    }

    /** Since when the oldest waits, by the database's clock. */
    @Nullable Instant oldest() {
        Transaction oldest = transactions.peekFirst();
        return oldest == null ? null : oldest.committedAt;
    }

    /** The first failure; after it nothing may be sent any more, or it could overtake what failed. */
    @Nullable Exception failure() {
        return failure.get();
    }

    boolean isFull() {
        return records.get() >= MOST_RECORDS || bytes.get() >= MOST_BYTES;
    }

    /** Waits for acknowledgements, a moment at most. */
    void await() {
        waiting = Thread.currentThread();
        if (!transactions.isEmpty() && failure.get() == null) {
            LockSupport.parkNanos(20_000_000);
        }
        waiting = null;
    }
}
