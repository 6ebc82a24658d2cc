package dev.waybill.messaging;

import dev.waybill.events.Event;

/**
 * The way out. What is published here reaches its topic at least once, in commit order for each order, if and only if the
 * surrounding transaction commits. Thread-safe.
 */
public interface Outbox {

    /**
     * Publishes within the current transaction. Topic, key, wire name and headers follow from the event and its source;
     * rows are written together just before the commit.
     *
     * @return the envelope the event will travel in
     * @throws NoTransactionException at once if there is no transaction
     * @throws EventTooLargeException at once if no topic would take the event
     */
    Envelope publish(SequencedAggregate source, Event event, Causation cause);

    /** The request that this thread answers, as the cause of what another thread publishes for it. */
    Causation requestCausation();
}
