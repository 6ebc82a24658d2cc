package dev.waybill.messaging;

import java.util.List;

/**
 * A service's reaction to events: load, decide, save, publish.
 *
 * <p>Called in the transaction that inserts the inbox rows of these events, so effects and inbox rows commit together or
 * not at all. Events that have been processed before are not in the batch. Events of one topic about one order keep their
 * order; there is no order between topics. Implementations first lock all orders of the batch, in the order of their ids,
 * before they take any other lock.
 *
 * <p>An exception rolls everything back. A {@link TransientFailureException}, or an exception which says that the database
 * is unavailable, busy or resolved a deadlock, is retried without limit. Any other exception is attributed to one event:
 * the batch is retried event by event, and the event that fails again is dead-lettered.
 */
public interface EventHandler<I> {

    void handle(List<ReceivedEvent<I>> batch);
}
