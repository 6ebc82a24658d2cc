package dev.waybill.messaging.consumer;

import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.consumer.ConsumerMeters.Result;
import dev.waybill.messaging.tracing.EventTracing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the handler process events in one transaction with their inbox rows. The first attempt assumes that all are new, as
 * nearly all are: if one is not, the insert into the inbox fails at the commit and nothing has happened. Only then are
 * duplicates filtered before the handler is called, which costs one more round trip to the database.
 */
final class Reaction {

    private static final int MAX_CONFLICTS = 10;

    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final EventHandler<Object> handler;
    private final EventTracing traces;
    private final ConsumerMeters meters;

    Reaction(
            TransactionTemplate transaction,
            Inbox inbox,
            EventHandler<Object> handler,
            EventTracing traces,
            ConsumerMeters meters) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.handler = handler;
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * Processes all events or none. After a deadlock, or a row that another transaction inserted first, the same batch is
     * retried: the other transaction has committed by then.
     */
    void run(List<Incoming.Input> batch) {
        var handling = new Handling(traces);
        try {
            run(batch, handling);
        } catch (RuntimeException | StackOverflowError e) {
            handling.failed(e);
            throw e;
        }
        handling.done();
    }

    private void run(List<Incoming.Input> batch, Handling handling) {
        if (tryOptimistically(batch, handling)) {
            return;
        }
        for (int conflicts = 1; ; conflicts++) {
            try {
                executeInTransaction(batch, handling, this::filterDuplicates);
                return;
            } catch (RuntimeException e) {
                if (!isRetryable(e) || conflicts == MAX_CONFLICTS) {
                    throw e;
                }
                meters.retried(Failure.CONFLICT);
            }
        }
    }

    /** @return false after a failure that may not occur once duplicates are filtered */
    private boolean tryOptimistically(List<Incoming.Input> batch, Handling handling) {
        try {
            executeInTransaction(batch, handling, this::assumeNew);
            return true;
        } catch (RuntimeException e) {
            return switch (Failure.of(e)) {
                case AWAY, BUSY -> throw e;
                case CONFLICT, PERMANENT -> false;
            };
        }
    }

    /** A duplicate key may have been inserted by a concurrent transaction, whose row the next attempt sees. */
    private static boolean isRetryable(RuntimeException failure) {
        return Failure.of(failure) == Failure.CONFLICT || failure instanceof DuplicateKeyException;
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
            List<Incoming.Input> batch, Handling handling, Function<List<UUID>, Set<UUID>> newIds) {
        long startedAt = System.nanoTime();
        var fresh = new ArrayList<Incoming.Input>(batch.size());
        transaction.executeWithoutResult(_ -> {
            Set<UUID> unseen = newIds.apply(batch.stream().map(Reaction::id).toList());
            // An id is removed with its first record, so that a second one in the same batch is a duplicate.
            batch.stream().filter(input -> unseen.remove(id(input))).forEach(fresh::add);
            List<ReceivedEvent<Object>> received = handling.begin(fresh);
            if (!received.isEmpty()) {
                handler.handle(received);
            }
        });
        measure(batch, fresh, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private void measure(List<Incoming.Input> batch, List<Incoming.Input> fresh, Duration took) {
        int next = 0;
        for (Incoming.Input input : batch) {
            if (next < fresh.size() && fresh.get(next) == input) {
                next++;
                meters.count(input.type(), Result.APPLIED);
                meters.handled(input.type(), took.dividedBy(fresh.size()));
            } else {
                meters.count(input.type(), Result.DUPLICATE);
            }
        }
    }

    private static UUID id(Incoming.Input input) {
        return input.received().envelope().id();
    }
}
