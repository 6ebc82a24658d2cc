package dev.waybill.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import java.util.Set;

/** Somebody who wants to know at once when certain orders have changed. Asked and told by one thread at a time. */
public interface Watch {

    /** The families whose events may change what is watched. */
    Set<Class<? extends Event>> families();

    /** Whether anything is watched at all. */
    boolean isWanted();

    /** Whether this order is watched; asked for each event there is. */
    boolean concerns(OrderId order);

    /** Events of these orders have taken effect: what they changed can be read from the database. */
    void changed(Set<OrderId> orders);

    /** Whatever is watched may have changed unnoticed: said when a look-out begins, and now and then. */
    void unsure();
}
