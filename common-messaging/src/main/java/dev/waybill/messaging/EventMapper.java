package dev.waybill.messaging;

import dev.waybill.events.Event;
import java.util.Optional;

/**
 * Maps the events of one upstream topic to the input of this service. Implementations are an exhaustive switch over the
 * event hierarchy, without effects, because an event may be mapped more than once.
 *
 * @param <E> the base type of the events, whose topic is subscribed to
 * @param <I> the input type of the service's {@link EventHandler}
 */
public interface EventMapper<E extends Event, I> {

    Class<E> eventType();

    /** The input that the event means; empty if this service ignores the event, which is counted. */
    Optional<I> map(E event);
}
