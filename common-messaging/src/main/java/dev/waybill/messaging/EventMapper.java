package dev.waybill.messaging;

import dev.waybill.events.Event;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the events of one upstream topic to the input of this service. Implementations are an exhaustive switch over the
 * event hierarchy, without effects, because an event may be mapped more than once.
 *
 * @param <E> the base type of the events, whose topic is subscribed to
 * @param <I> the input type of the service's {@link EventHandler}
 */
public interface EventMapper<E extends Event, I> {

    Class<E> eventType();

    /**
     * The events of this hierarchy that this service ignores. Their records are counted by their header, and their values
     * are not read, so that a change of such an event never concerns this service.
     */
    default Set<Class<? extends E>> ignoredTypes() {
        return Set.of();
    }

    /** The input that the event means; empty for the {@link #ignoredTypes}. */
    Optional<I> map(E event);
}
