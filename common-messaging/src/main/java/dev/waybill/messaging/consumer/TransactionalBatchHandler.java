package dev.waybill.messaging.consumer;

import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.consumer.ConsumerMetrics.Result;
import dev.waybill.messaging.tracing.EventTracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the handler process events in one transaction with their inbox rows. The first attempt assumes that all are new, as
 * nearly all are: if one is not, the insert into the inbox fails at the commit and nothing has happened. Only then are
 * duplicates filtered before the handler is called, which costs one more round trip to the database.
 */
final class TransactionalBatchHandler {

    private static final Logger log = LoggerFactory.getLogger(TransactionalBatchHandler.class);
    private static final int MAX_CONFLICTS = 10;

    private final TransactionTemplate transaction;
    private final InboxRepository inbox;
    private final EventHandler<Object> handler;
    private final EventTracing traces;
    private final ConsumerMetrics metrics;

    TransactionalBatchHandler(
            TransactionTemplate transaction,
            InboxRepository inbox,
            EventHandler<Object> handler,
            EventTracing traces,
            ConsumerMetrics metrics) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.handler = handler;
        this.traces = traces;
        this.metrics = metrics;
    }

    /**
     * Processes all events or none. After a deadlock, or a row that another transaction inserted first, the same batch is
     * retried: the other transaction has committed by then.
     */
    void handle(List<DecodedRecord.Valid> batch) {
        var tracing = new BatchTracing(traces);
        try {
            run(batch, tracing);
        } catch (RuntimeException e) {
            tracing.failed(e);
            throw e;
        } catch (StackOverflowError e) {
            tracing.failed(e);
            throw new StackExhaustedException(e);
        }
        tracing.done();
    }

    private void run(List<DecodedRecord.Valid> batch, BatchTracing tracing) {
        if (tryOptimistically(batch, tracing)) {
            return;
        }
        for (int conflicts = 1; ; conflicts++) {
            try {
                executeInTransaction(batch, tracing, this::filterDuplicates);
                return;
            } catch (RuntimeException e) {
                if (!isRetryable(e) || conflicts == MAX_CONFLICTS) {
                    throw e;
                }
                metrics.retried(FailureClassifier.CONFLICT);
            }
        }
    }

    /** @return false after a failure that may not occur once duplicates are filtered */
    private boolean tryOptimistically(List<DecodedRecord.Valid> batch, BatchTracing tracing) {
        try {
            executeInTransaction(batch, tracing, this::assumeNew);
            return true;
        } catch (RuntimeException e) {
            FailureClassifier kind = FailureClassifier.of(e);
            return switch (kind) {
                case AWAY, BUSY, SETUP -> throw e;
                case CONFLICT, PERMANENT -> {
                    if (!(e instanceof DuplicateKeyException)) {
                        log.warn("a batch of {} events is retried because of {}", batch.size(), e.toString());
                        metrics.retried(kind);
                    }
                    yield false;
                }
            };
        }
    }

    /** A duplicate key may have been inserted by a concurrent transaction, whose row the next attempt sees. */
    private static boolean isRetryable(RuntimeException failure) {
        return FailureClassifier.of(failure) == FailureClassifier.CONFLICT || failure instanceof DuplicateKeyException;
    }

    private Set<UUID> assumeNew(List<UUID> ids) {
        var all = new HashSet<>(ids);
        inbox.add(all);
        return all;
    }

    private Set<UUID> filterDuplicates(List<UUID> ids) {
        return inbox.insertIfAbsent(ids);
    }

    private void executeInTransaction(
            List<DecodedRecord.Valid> batch, BatchTracing tracing, Function<List<UUID>, Set<UUID>> newIds) {
        long startedAt = System.nanoTime();
        var fresh = new ArrayList<DecodedRecord.Valid>(batch.size());
        transaction.executeWithoutResult(_ -> {
            Set<UUID> unseen = newIds.apply(
                    batch.stream().map(TransactionalBatchHandler::id).toList());
            // An id is removed with its first record, so that a second one in the same batch is a duplicate.
            batch.stream().filter(input -> unseen.remove(id(input))).forEach(fresh::add);
            List<ReceivedEvent<Object>> received = tracing.begin(fresh);
            if (!received.isEmpty()) {
                handler.handle(received);
            }
        });
        measure(batch, fresh, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private void measure(List<DecodedRecord.Valid> batch, List<DecodedRecord.Valid> fresh, Duration took) {
        int next = 0;
        for (DecodedRecord.Valid input : batch) {
            if (next < fresh.size() && fresh.get(next) == input) {
                next++;
                metrics.count(input.type(), Result.APPLIED);
                metrics.handled(input.type(), took.dividedBy(fresh.size()));
            } else {
                metrics.count(input.type(), Result.DUPLICATE);
            }
        }
    }

    private static UUID id(DecodedRecord.Valid input) {
        return input.received().envelope().id();
    }
}
