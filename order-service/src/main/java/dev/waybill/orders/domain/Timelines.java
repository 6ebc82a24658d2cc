package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import java.util.List;

/** What happened to each order. Thread-safe. */
public interface Timelines {

    void add(List<TimelineEntry> entries);

    /** Everything about one order, in no particular order. */
    List<Happening> of(OrderId id);

    /** An event of the saga as it is shown. */
    record Happening(Envelope envelope, String summary) {}
}
