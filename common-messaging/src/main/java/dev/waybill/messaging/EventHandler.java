package dev.waybill.messaging;

import java.util.List;

/**
 * A service's reaction to what it is told: load, decide, save, publish.
 *
 * <p>Called in a transaction that also holds the inbox rows of these events, so effects and the memory of having had them
 * commit together or not at all; no event that took effect before is among them. The order of one topic's events about
 * one order is kept; events of different topics come in no order. Implementations take one lock on all the orders of the
 * batch, ordered by id, before any other.
 *
 * <p>An exception rolls everything back. A {@link TransientFailureException}, or one that says that the database is away,
 * busy or broke a deadlock, is retried for as long as it takes. Any other is taken to be the fault of one event: the
 * batch is repeated event by event, and the one that fails goes to the dead letters.
 */
public interface EventHandler<I> {

    void handle(List<ReceivedEvent<I>> batch);
}
