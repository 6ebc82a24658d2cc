package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.util.Set;

/** Notifies this instance of new versions of orders, whichever instance wrote them. Thread-safe. */
public interface OrderChanges {

    /** Notifies this listener, the only one of the instance, while it is active; may be called repeatedly. */
    void subscribe(Listener listener);

    /** Called by one thread at a time. */
    interface Listener {

        /** Whether any order is of interest now. */
        boolean isActive();

        /** New versions of these orders can be read from the database. */
        void onChange(Set<OrderId> orders);

        /** Versions may have been missed: called when the notifications start or start again, and now and then. */
        void resync();
    }
}
