package dev.waybill.messaging.consumer;

import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.consumer.ConsumerMetrics.Result;
import dev.waybill.messaging.consumer.RecordDecoder.DecodedRecord;
import dev.waybill.messaging.tracing.EventTracing;
import io.opentelemetry.api.trace.Span;
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
    private final EventTracing tracing;
    private final ConsumerMetrics metrics;

    TransactionalBatchHandler(
            TransactionTemplate transaction,
            InboxRepository inbox,
            EventHandler<Object> handler,
            EventTracing tracing,
            ConsumerMetrics metrics) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.handler = handler;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    /**
     * Processes all events or none. After a deadlock, or a row that another transaction inserted first, the same batch is
     * retried: the other transaction has committed by then.
     */
    void handle(List<DecodedRecord.Valid> batch) {
        var spans = new ArrayList<Span>();
        try {
            run(batch, spans);
        } catch (RuntimeException e) {
            endWithError(spans, e);
            throw e;
        } catch (StackOverflowError e) {
            endWithError(spans, e);
            throw new StackExhaustedException(e);
        }
        spans.forEach(Span::end);
    }

    /** If a batch of several events fails, no span is marked as failed: which event fails is unknown until each is retried alone. */
    private static void endWithError(List<Span> spans, Throwable failure) {
        if (spans.size() == 1) {
            EventTracing.endWithError(spans.getFirst(), failure);
        }
    }

    private void run(List<DecodedRecord.Valid> batch, List<Span> spans) {
        if (tryOptimistically(batch, spans)) {
            return;
        }
        for (int conflicts = 1; ; conflicts++) {
            try {
                executeInTransaction(batch, spans, inbox::insertIfAbsent);
                return;
            } catch (RuntimeException e) {
                if (!isRetryable(e) || conflicts == MAX_CONFLICTS) {
                    throw e;
                }
                metrics.retried(FailureClassifier.RETRY_NOW);
            }
        }
    }

    /** @return false after a failure that may not occur once duplicates are filtered */
    private boolean tryOptimistically(List<DecodedRecord.Valid> batch, List<Span> spans) {
        try {
            executeInTransaction(batch, spans, this::assumeNew);
            return true;
        } catch (RuntimeException e) {
            FailureClassifier kind = FailureClassifier.of(e);
            return switch (kind) {
                case DATABASE_UNAVAILABLE, RETRY_LATER, SETUP_MISSING -> throw e;
                case RETRY_NOW, NOT_RETRYABLE -> {
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
        return FailureClassifier.of(failure) == FailureClassifier.RETRY_NOW || failure instanceof DuplicateKeyException;
    }

    private Set<UUID> assumeNew(List<UUID> ids) {
        var all = new HashSet<>(ids);
        inbox.add(all);
        return all;
    }

    private void executeInTransaction(
            List<DecodedRecord.Valid> batch, List<Span> spans, Function<List<UUID>, Set<UUID>> newIds) {
        long startedAt = System.nanoTime();
        var newEvents = new ArrayList<DecodedRecord.Valid>(batch.size());
        transaction.executeWithoutResult(_ -> {
            Set<UUID> remaining = newIds.apply(
                    batch.stream().map(DecodedRecord.Valid::inboxId).toList());
            // An id is removed with its first record, so that a second one in the same batch is a duplicate.
            batch.stream().filter(input -> remaining.remove(input.inboxId())).forEach(newEvents::add);
            spans.clear(); // those of an earlier attempt are discarded
            if (!newEvents.isEmpty()) {
                handler.handle(
                        newEvents.stream().map(input -> begin(input, spans)).toList());
            }
        });
        measure(batch, newEvents, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    /** The event as the handler sees it: its span is the parent of all that follows from it. */
    private ReceivedEvent<Object> begin(DecodedRecord.Valid input, List<Span> spans) {
        ReceivedEvent<Object> received = input.received();
        Span span = tracing.startProcessing(input.record().topic(), received.envelope());
        spans.add(span);
        return new ReceivedEvent<>(received.envelope().withTrace(EventTracing.traceparent(span)), received.input());
    }

    private void measure(List<DecodedRecord.Valid> batch, List<DecodedRecord.Valid> newEvents, Duration took) {
        int next = 0;
        for (DecodedRecord.Valid input : batch) {
            if (next < newEvents.size() && newEvents.get(next) == input) {
                next++;
                metrics.count(input.type(), Result.APPLIED);
                metrics.handled(input.type(), took.dividedBy(newEvents.size()));
            } else {
                metrics.count(input.type(), Result.DUPLICATE);
            }
        }
    }

    /** An event exhausted the stack, as deeply nested values can: its own fault, while any other error ends the consumer. */
    static final class StackExhaustedException extends RuntimeException {

        StackExhaustedException(StackOverflowError cause) {
            super("the stack was exhausted", cause);
        }
    }
}
