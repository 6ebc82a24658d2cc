package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.util.List;

/** Stores what happened to each order. Thread-safe. */
public interface TimelineRepository {

    void add(List<TimelineEntry> entries);

    /** Everything about one order, in no particular order. */
    List<TimelineEvent> findByOrder(OrderId id);
}
