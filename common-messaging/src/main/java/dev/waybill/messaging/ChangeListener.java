package dev.waybill.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import java.util.Set;

/** Is notified when certain orders have changed. Called by one thread at a time. */
public interface ChangeListener {

    /** The event types that may change an order of interest. */
    Set<Class<? extends Event>> eventTypes();

    /** Whether any order is of interest now. */
    boolean isActive();

    /** Whether this order is of interest; called for every event. */
    boolean matches(OrderId order);

    /** Events of these orders have taken effect: what they changed can be read from the database. */
    void onChange(Set<OrderId> orders);

    /** Changes may have been missed: called when the feed starts, and now and then. */
    void resync();
}
