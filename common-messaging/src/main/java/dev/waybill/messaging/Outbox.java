package dev.waybill.messaging;

import dev.waybill.events.Event;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Publishes the events of this service. A published event reaches its topic at least once, in commit order for each order,
 * if and only if the surrounding transaction commits. Thread-safe.
 */
public interface Outbox {

    /**
     * Publishes within the current transaction. Topic, key, event type and headers follow from the event and its source;
     * the rows of a transaction are written together just before its commit.
     *
     * @return the envelope of the event
     * @throws IllegalTransactionStateException at once if there is no transaction
     * @throws EventTooLargeException at once if the event is larger than allowed
     */
    Envelope publish(SequencedAggregate source, Event event, Causation cause);

    /** The HTTP request that this thread handles, as the cause of events that another thread publishes for it. */
    Causation requestCausation();
}
