package dev.waybill.messaging;

import dev.waybill.events.Event;
import java.util.Optional;

/**
 * What the events of one upstream topic mean to this service. Translation only: an exhaustive switch over the family,
 * without effects, because an event may be translated more than once.
 *
 * @param <E> the family of events, whose topic is subscribed to
 * @param <I> what the service's {@link EventHandler} takes
 */
public interface EventMapper<E extends Event, I> {

    Class<E> eventType();

    /** What the event asks of this service; empty if it is of no concern here, which is counted as ignored. */
    Optional<I> map(E event);
}
