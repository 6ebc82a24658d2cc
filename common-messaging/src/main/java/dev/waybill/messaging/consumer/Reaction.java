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
 * Has the service react to events, in one transaction with the memory of having had them. Events are first taken for new,
 * as nearly all are: if one is not, that comes out when they are remembered, with the commit, and nothing has happened.
 * Only then the inbox is asked beforehand, which is a round trip more.
 */
final class Reaction {

    private static final int MOST_CONFLICTS = 10;

    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final EventHandler<Object> process;
    private final EventTracing traces;
    private final ConsumerMeters meters;

    Reaction(
            TransactionTemplate transaction,
            Inbox inbox,
            EventHandler<Object> process,
            EventTracing traces,
            ConsumerMeters meters) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.process = process;
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * All of it or nothing. A deadlock, or a row that somebody else inserted first, is answered by the same batch again:
     * the other transaction has won and is done.
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
        if (wentWell(batch, handling)) {
            return;
        }
        for (int conflicts = 1; ; conflicts++) {
            try {
                once(batch, handling, this::unseen);
                return;
            } catch (RuntimeException e) {
                if (!mayBeOverNextTime(e) || conflicts == MOST_CONFLICTS) {
                    throw e;
                }
                meters.retried(Failure.CONFLICT);
            }
        }
    }

    /** @return false if it failed of something that may be different when the inbox is asked first */
    private boolean wentWell(List<Incoming.Input> batch, Handling handling) {
        try {
            once(batch, handling, this::takenForUnseen);
            return true;
        } catch (RuntimeException e) {
            return switch (Failure.of(e)) {
                case AWAY, BUSY -> throw e;
                case CONFLICT, PERMANENT -> false;
            };
        }
    }

    /** A row that is there already was perhaps inserted a moment ago, and is then seen. */
    private static boolean mayBeOverNextTime(RuntimeException failure) {
        return Failure.of(failure) == Failure.CONFLICT || failure instanceof DuplicateKeyException;
    }

    private Set<UUID> takenForUnseen(List<UUID> ids) {
        var all = new HashSet<>(ids);
        inbox.add(all);
        return all;
    }

    private Set<UUID> unseen(List<UUID> ids) {
        return inbox.remember(ids);
    }

    private void once(List<Incoming.Input> batch, Handling handling, Function<List<UUID>, Set<UUID>> memory) {
        long begun = System.nanoTime();
        var fresh = new ArrayList<Incoming.Input>(batch.size());
        transaction.executeWithoutResult(_ -> {
            Set<UUID> unseen = memory.apply(batch.stream().map(Reaction::id).toList());
            // Removing tells the second of two equal records in one batch from the first.
            batch.stream().filter(input -> unseen.remove(id(input))).forEach(fresh::add);
            List<ReceivedEvent<Object>> received = handling.begin(fresh);
            if (!received.isEmpty()) {
                process.handle(received);
            }
        });
        measure(batch, fresh, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void measure(List<Incoming.Input> batch, List<Incoming.Input> fresh, Duration took) {
        int next = 0;
        for (Incoming.Input input : batch) {
            if (next < fresh.size() && fresh.get(next) == input) {
                next++;
                meters.count(input.type(), Result.APPLIED);
                meters.took(input.type(), took.dividedBy(fresh.size()));
            } else {
                meters.count(input.type(), Result.DUPLICATE);
            }
        }
    }

    private static UUID id(Incoming.Input input) {
        return input.received().envelope().id();
    }
}
