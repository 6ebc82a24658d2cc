package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the orders that are PENDING. Thread-safe. */
public interface PendingOrderRepository {

    boolean existsPlacedUntil(Instant time);

    /** Those placed until then, the oldest first, starting after the given one or with the oldest of all. Not locked. */
    List<PendingOrder> findPlacedUntil(Instant time, @Nullable OrderId after, int limit);

    /** Locks those of these orders that are still PENDING, and skips orders that another transaction holds. */
    List<ExpiredOrder> lock(Collection<OrderId> ids);
}
