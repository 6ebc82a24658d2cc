package dev.waybill.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.events.PersonalFacts;
import java.util.Collection;
import java.util.Set;

/**
 * The orders whose personal data was erased, in a service that publishes some. Of these orders no event is published again
 * that has {@linkplain PersonalFacts personal facts}. Thread-safe.
 */
@FunctionalInterface
public interface ErasedOrders {

    /** Those of these orders whose data was erased. */
    Set<OrderId> among(Collection<OrderId> orders);
}
