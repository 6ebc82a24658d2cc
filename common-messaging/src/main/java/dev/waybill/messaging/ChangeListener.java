package dev.waybill.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import java.util.Set;

/** Somebody who wants to know at once when certain orders have changed. Asked and told by one thread at a time. */
public interface ChangeListener {

    /** The families whose events may change what is watched. */
    Set<Class<? extends Event>> eventTypes();

    /** Whether anything is watched at all. */
    boolean isActive();

    /** Whether this order is watched; asked for each event there is. */
    boolean matches(OrderId order);

    /** Events of these orders have taken effect: what they changed can be read from the database. */
    void onChange(Set<OrderId> orders);

    /** Whatever is watched may have changed unnoticed: said when a look-out begins, and now and then. */
    void resync();
}
